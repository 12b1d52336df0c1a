import { act, pressAll } from './act.ts'
import type { Device } from './device.ts'
import { digits } from './digits.ts'
import type { Preparation } from './fault.ts'
import { applyEntry, type Entry } from './flash.ts'
import { type HostTerminal, type HostTransaction, terminalKey } from './host/host.ts'
import { writeJournal } from './journal.ts'
import { noteWrite } from './ledger.ts'
import { setCarrier } from './link.ts'
import { newest } from './newest.ts'
import { amountOf, quietly, type SalesStep } from './prepare-sales.ts'
import { legendOf, menuPath, ringUp } from './ring-up.ts'
import { powerOff, type World } from './running.ts'
import { testCards } from './test-card.ts'

/** A preparation that is more than plain sales. */
export type OddStep = Exclude<Preparation, SalesStep>

/** Does one preparation. */
export function prepare(device: Device, world: World, step: OddStep): World {
  if ('offline' in step) return sellOffline(device, world, step.offline)
  if ('voids' in step) return voidNewest(device, world, step.voids)
  if ('settle' in step) return pressAll(device, world, [...menuPath(device, 'settle'), ...step.settle])
  if ('press' in step) return pressAll(device, world, step.press)
  if ('wiped' in step) return wipe(world)
  if ('operator' in step) return setOperator(world, step.operator)
  if ('session' in step) return write(world, { type: 'signed-off' })
  return prepareAround(device, world, step)
}

type Around = Exclude<
  OddStep,
  | { offline: number }
  | { voids: number }
  | { settle: unknown }
  | { press: unknown }
  | { wiped: true }
  | { operator: unknown }
  | { session: string }
>

// Everything outside of the terminal's own memory.
function prepareAround(device: Device, world: World, step: Around): World {
  const { host, link, printer } = world
  if ('host' in step) return { ...world, host: { ...host, rules: [...host.rules, step.host] } }
  if ('hostDownFor' in step) return { ...world, host: { ...host, upAt: world.now + step.hostDownFor } }
  if ('registered' in step) return { ...world, host: { ...host, terminals: {} } }
  if ('hostBatchAhead' in step) {
    return changeBooks(device, world, books => ({ ...books, batch: books.batch + step.hostBatchAhead }))
  }
  if ('hostExtra' in step) return changeBooks(device, world, books => withExtra(books, step.hostExtra))
  if ('line' in step) return { ...world, link: { ...link, rules: [...link.rules, step.line] } }
  if ('network' in step) return { ...world, link: setCarrier(link, step.network === 'up') }
  if ('sim' in step) return { ...world, sim: step.sim === 'in' }
  if ('printer' in step) return { ...world, printer: printer && { ...printer, state: step.printer } }
  if ('hotFor' in step) {
    return { ...world, printer: printer && { ...printer, state: 'hot', coolAt: world.now + step.hotFor } }
  }
  if ('paperLeft' in step) {
    const { paperLeft: left, endsAs = 'out' } = step
    return { ...world, printer: printer && { ...printer, left, endsAs } }
  }
  if ('battery' in step) return { ...world, battery: step.battery }
  if ('powerCut' in step) return { ...world, cut: step.powerCut }
  return step.power === 'off' ? powerOff(world) : act(device, world, { power: 'on' }).world
}

const write = (world: World, entry: Entry): World => ({
  ...world,
  journal: writeJournal(world.journal, entry),
  flash: applyEntry(world.flash, entry),
})

const sellOffline = (device: Device, world: World, count: number): World =>
  Array.from({ length: count }).reduce<World>(
    (current, _, index) => ringUp(quietly(device), current, { amount: amountOf(index) }, 'offline-sale'),
    world,
  )

function voidNewest(device: Device, world: World, count: number): World {
  const quiet = quietly(device)
  const confirm = legendOf(device, 'confirm')
  const manager = world.flash.operators.find(operator => operator.role === 'manager')?.password ?? ''
  let current = world
  for (let done = 0; done < count; done++) {
    const sale = newest(current.flash.log, record => record.kind === 'sale' && !record.voided)
    if (!sale) return current
    const asked = [manager, confirm, String(sale.trace), confirm, confirm]
    const card = { card: 'swipe', pan: sale.pan } as const
    current = pressAll(quiet, current, [...menuPath(device, 'void'), ...asked, card, confirm])
  }
  return current
}

// The people at the till have the slips, so their ledger knows what was lost with the log.
const wipe = (world: World): World => ({
  ...write(world, { type: 'log-wiped' }),
  ledger: noteWrite(world.ledger, { type: 'log-wiped' }, world.flash),
})

function setOperator(
  world: World,
  change: {
    readonly id: string
    readonly maySettle?: boolean
    readonly password?: string
    readonly misses?: number
  },
): World {
  const operator = world.flash.operators.find(one => one.id === change.id)
  if (!operator) throw new Error(`A fault changes operator "${change.id}", whom the device does not have.`)
  return write(world, { type: 'operator-set', operator: { ...operator, ...change } })
}

function changeBooks(device: Device, world: World, change: (books: HostTerminal) => HostTerminal): World {
  const key = terminalKey(device.merchant.number, device.merchant.terminal)
  const books = world.host.terminals[key]
  if (!books) return world
  return { ...world, host: { ...world.host, terminals: { ...world.host.terminals, [key]: change(books) } } }
}

// Trace numbers that no terminal reaches in a day, so that they clash with none.
const extraTraces = 900_001

function withExtra(books: HostTerminal, count: number): HostTerminal {
  const extra = Array.from(
    { length: count },
    (_, index): HostTransaction => ({
      batch: books.batch,
      trace: extraTraces + index,
      kind: 'sale',
      pan: testCards[0].pan,
      amount: amountOf(index),
      reference: `X${digits(index, 11)}`,
      authorisation: '000000',
      status: 'ok',
      refunded: 0,
      via: 'online',
    }),
  )
  return { ...books, transactions: [...books.transactions, ...extra] }
}
