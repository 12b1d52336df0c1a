import type { Device } from './device.ts'
import type { HostTransaction } from './host/host.ts'
import { terminalKey } from './host/host.ts'
import type { LedgerLine } from './ledger.ts'
import type { World } from './running.ts'
import type { TradeName } from './trade.ts'

/**
 * Money that is not where it belongs. `lost`: approved, but neither terminal nor host has it; `doubled`: it took
 * effect twice; `unexplained`: the host booked what nobody at the till knows of; `given-up`: a reversal failed for
 * good and people must look into it; `wiped`: an offline sale was cleared from the log before the host had it;
 * `suspense`: a detail came twice under two batches and waits for people, and no money moved.
 */
export interface Finding extends TradeName {
  readonly what: 'lost' | 'doubled' | 'unexplained' | 'given-up' | 'wiped' | 'suspense'
  /** Fen. */
  readonly amount: number
}

const nameOf = ({ batch, trace }: TradeName): string => `${batch}:${trace}`

/** Compares what people at the till know with the terminal's log and the host's books. */
export function audit(device: Device, world: World): Finding[] {
  const { merchant } = device
  const books = world.host.terminals[terminalKey(merchant.number, merchant.terminal)]
  const booked = books?.transactions ?? []
  const effective = new Map<string, HostTransaction[]>()
  for (const one of booked) {
    if (one.status === 'reversed') continue
    const name = nameOf(one)
    effective.set(name, [...(effective.get(name) ?? []), one])
  }
  const logged = new Set(world.flash.log.map(nameOf))
  const wiped = new Set(world.ledger.filter(line => line.what === 'wiped').map(nameOf))
  // A wiped trade is reported as wiped, and not also as lost.
  const lines = world.ledger.filter(line => line.what !== 'approved' || !wiped.has(nameOf(line)))
  return [
    ...lines.flatMap(line => checkLine(line, effective.get(nameOf(line)) ?? [], logged)),
    ...unexplained(world, [...effective.values()].flat()),
    ...(books?.suspense ?? []).map(one => finding('suspense', one)),
  ]
}

/** What `audit` finds of a world that it had not found of an earlier one: what went wrong since. */
export function auditSince(device: Device, start: World, world: World): Finding[] {
  const nameOfFinding = (one: Finding): string => `${one.what} ${nameOf(one)}`
  const before = new Set(audit(device, start).map(nameOfFinding))
  return audit(device, world).filter(one => !before.has(nameOfFinding(one)))
}

const finding = (what: Finding['what'], one: TradeName & { readonly amount: number }): Finding => ({
  what,
  batch: one.batch,
  trace: one.trace,
  amount: one.amount,
})

function checkLine(
  line: LedgerLine,
  booked: readonly HostTransaction[],
  logged: ReadonlySet<string>,
): Finding[] {
  switch (line.what) {
    case 'approved': {
      if (booked.length > 1) return [finding('doubled', line)]
      const wrong = booked.some(one => one.amount !== line.amount)
      const gone = booked.length === 0 && !logged.has(nameOf(line))
      return gone || wrong ? [finding('lost', line)] : []
    }
    case 'given-up':
      return booked.length > 0 ? [finding('given-up', line)] : []
    case 'wiped':
      return booked.length === 0 ? [finding('wiped', line)] : []
    // Whether money moved twice is told by the host's books.
    case 'settled-again':
      return []
  }
}

// A booking without a line is in order only while its reversal is still to come, or for a refund, which is never
// reversed: its answer was lost and the cashier was told so.
function unexplained(world: World, booked: readonly HostTransaction[]): Finding[] {
  const known = new Set(world.ledger.map(nameOf))
  const { reversal } = world.flash
  if (reversal) known.add(nameOf(reversal))
  return booked
    .filter(one => !known.has(nameOf(one)))
    .filter(one => one.kind !== 'refund' || one.via === 'upload')
    .map(one => finding(one.via === 'upload' ? 'doubled' : 'unexplained', one))
}
