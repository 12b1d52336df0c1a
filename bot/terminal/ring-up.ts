import { act, pressAll } from './act.ts'
import type { Device, KeyId } from './device.ts'
import type { JobName } from './job-name.ts'
import type { Press } from './press.ts'
import type { World } from './running.ts'
import { testCards } from './test-card.ts'
import type { EntryMode } from './trade.ts'

/** A customer at the till. */
interface Customer {
  /** Fen. */
  readonly amount: number
  readonly pan?: string
  readonly entry?: EntryMode
}

/** What is printed on a key of this device. */
export const legendOf = (device: Device, id: KeyId): string =>
  device.keys.find(key => key.id === id)?.legend ?? id

/** The words to press from the idle screen until a job begins; empty when no menu holds it. */
export function menuPath(device: Device, job: JobName): readonly string[] {
  const open = device.kind === 'smart' ? (device.texts['button-corner'] ?? '') : legendOf(device, 'menu')
  const main = device.menus.main?.items ?? []
  for (const item of main) {
    if (item.job === job) return [open, item.words]
    const inner = item.menu === undefined ? [] : (device.menus[item.menu]?.items ?? [])
    const found = inner.find(one => one.job === job)
    if (found) return [open, item.words, found.words]
  }
  return []
}

/** Signs a cashier in by number and password. */
export function signInAs(device: Device, world: World, id: string): World {
  const password = world.flash.operators.find(operator => operator.id === id)?.password ?? ''
  const confirm = legendOf(device, 'confirm')
  // Without a session, a smart terminal offers only the sign-in.
  const only = device.kind === 'smart' && world.flash.session === null
  const open = only ? [confirm] : menuPath(device, 'sign-in')
  return pressAll(device, world, [...open, id, confirm, password, confirm])
}

// More pages than any trade has.
const mostPages = 40

/** Makes a sale or an offline sale with one customer's card, as the screen asks; a refusal stays on the screen. */
export function ringUp(
  device: Device,
  world: World,
  customer: Customer,
  job: 'sale' | 'offline-sale' = 'sale',
): World {
  const { amount, pan = testCards[0].pan, entry = 'swipe' } = customer
  const confirm = legendOf(device, 'confirm')
  const card: Press = { card: entry, pan }
  let current = pressAll(device, world, menuPath(device, job))
  for (let page = 0; page < mostPages; page++) {
    const shown = current.ram?.page
    switch (shown?.type) {
      case 'card':
        current = pressAll(device, current, [card])
        break
      case 'enter': {
        const typed =
          shown.entry === 'amount' ? [String(amount)] : shown.entry === 'authorisation' ? ['000001'] : []
        current = pressAll(device, current, [...typed, confirm])
        break
      }
      case 'signature':
        current = pressAll(device, current, [confirm])
        break
      default:
        return entry === 'insert' ? act(device, current, { card: 'remove' }).world : current
    }
  }
  return current
}
