import { fullness } from './batch.ts'
import type { Device } from './device.ts'
import type { Preparation } from './fault.ts'
import { ringUp } from './ring-up.ts'
import type { World } from './running.ts'
import { testCards } from './test-card.ts'

/** A preparation by plain sales, which is all that most faults need. */
export type SalesStep = Extract<Preparation, { sales: number } | { fill: unknown }>

export const isSales = (step: Preparation): step is SalesStep => 'sales' in step || 'fill' in step

/** Makes the sales of one preparation. */
export const prepareSales = (device: Device, world: World, step: SalesStep): World =>
  'sales' in step ? sell(device, world, step.sales, step) : fill(device, world, step.fill)

/** The device without printer and signature: the slips of these sales are long gone. */
export const quietly = (device: Device): Device => ({ ...device, printer: false, signature: 'paper' })

/** Fen: each sale is 1.00 more than the last. */
export const amountOf = (index: number): number => 1000 + index * 100

function sell(
  device: Device,
  world: World,
  count: number,
  how: Extract<SalesStep, { sales: number }>,
): World {
  const { pan, entry, amount } = how
  return Array.from({ length: count }).reduce<World>(
    (current, _, index) =>
      ringUp(quietly(device), current, {
        amount: amount ?? amountOf(index),
        ...(pan === undefined ? {} : { pan }),
        ...(entry === undefined ? {} : { entry }),
      }),
    world,
  )
}

function fill(device: Device, world: World, until: 'hard' | 'soft'): World {
  let current = world
  for (let index = 0; ; index++) {
    const state = fullness(current.flash, device.capacity)
    if (state === 'hard' || state === 'too-much' || state === 'freeing' || state === until) return current
    const before = current.flash.log.length
    // Every fourth customer has a foreign card.
    const card = index % 4 === 3 ? testCards[3] : testCards[0]
    current = ringUp(quietly(device), current, {
      amount: amountOf(index),
      pan: card?.pan ?? testCards[0].pan,
    })
    if (current.flash.log.length === before) {
      throw new Error(
        'A fault fills the log, but its sales are refused. Put "fill" before what refuses them.',
      )
    }
  }
}
