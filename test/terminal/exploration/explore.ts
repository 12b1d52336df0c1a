import type { Finding } from '../../../bot/terminal/audit.ts'
import type { Device } from '../../../bot/terminal/device.ts'
import type { Fact, FactName } from '../../../bot/terminal/fact.ts'
import type { World } from '../../../bot/terminal/world.ts'
import type { Core } from './core.ts'
import { followScreen } from './follow-screen.ts'
import { movesOf } from './moves.ts'
import { stateKey } from './state-key.ts'

/** A promise that was broken, and the presses that led there. */
interface Violation {
  readonly what: string
  readonly path: readonly string[]
}

export interface Exploration {
  readonly states: number
  readonly transitions: number
  readonly powerCuts: number
  /** States from which a patient merchant was followed to the end. */
  readonly followed: number
  /** Whether every reachable state within the bounds was seen. */
  readonly complete: boolean
  /** Everything that happened somewhere. */
  readonly facts: ReadonlySet<FactName>
  readonly violations: readonly Violation[]
}

interface Bounds {
  readonly states: number
  /** No sale, sign-in or settlement is begun beyond this trace number. */
  readonly trace: number
  readonly cuts: number
  /** Every nth new state is followed to the end. */
  readonly follow: number
  /** Stop after so many broken promises. */
  readonly violations: number
}

interface Node {
  readonly world: World
  readonly cuts: number
  /** The open batch's slip came out, or a person gave it up. */
  readonly printed: boolean
  readonly parent: Node | null
  readonly by: string
}

/** Breadth first through everything that can happen, with a power cut before and after every single write. */
export function explore(core: Core, device: Device, start: World, bounds: Bounds): Exploration {
  const stage = start.flash.settlement?.stage ?? 'none'
  const printed = start.flash.clearPending || stage === 'details' || stage === 'clearing'
  const first: Node = { world: start, cuts: 0, printed, parent: null, by: 'start' }
  const seen = new Set([keyOf(first)])
  const queue: Node[] = [first]
  const violations: Violation[] = []
  const happened = new Set<FactName>()
  // What a fault began with is not the terminal's doing.
  const before = new Set(badFindings(core.audit(device, start)))
  const counts = { transitions: 0, powerCuts: 0, followed: 0 }
  const visit = (node: Node, { press, world, facts, cut }: Step): void => {
    counts.transitions++
    if (cut) counts.powerCuts++
    const reached = reach(node, { press, world, facts, cut })
    const key = keyOf(reached)
    if (seen.has(key)) return
    seen.add(key)
    for (const { name } of facts) happened.add(name)
    const found = broken(core, device, node, world, facts)
    if (seen.size % bounds.follow === 0) {
      counts.followed++
      found.push(...brokenAtEnd(core, device, world))
    }
    const fresh = found.filter(what => !before.has(what.replace('at the end: ', '')))
    violations.push(...fresh.map(what => ({ what, path: pathOf(reached) })))
    if (world.flash.trace <= bounds.trace) queue.push(reached)
  }
  let head = 0
  for (; head < queue.length && seen.size < bounds.states && violations.length < bounds.violations; head++) {
    const node = queue[head]
    if (node) for (const step of steps(core, device, node, bounds)) visit(node, step)
  }
  return { ...counts, states: seen.size, complete: head === queue.length, facts: happened, violations }
}

const keyOf = ({ world, cuts, printed }: Node): number => stateKey(world, cuts * 2 + (printed ? 1 : 0))

function reach(node: Node, { press, world, facts, cut }: Step): Node {
  const happened = (...names: FactName[]): boolean => facts.some(({ name }) => names.includes(name))
  const over = happened('log-cleared', 'log-wiped')
  return {
    world,
    cuts: node.cuts + (cut ? 1 : 0),
    printed: !over && (node.printed || happened('settlement-slip-printed', 'printing-cancelled')),
    parent: node,
    by: press,
  }
}

function brokenAtEnd(core: Core, device: Device, world: World): string[] {
  const end = followScreen(core, device, world)
  return end
    ? badFindings(core.audit(device, end)).map(what => `at the end: ${what}`)
    : ['a patient merchant never gets back to the idle screen']
}

interface Step {
  readonly press: string
  readonly world: World
  readonly facts: readonly Fact[]
  readonly cut: boolean
}

function* steps(core: Core, device: Device, node: Node, bounds: Bounds): Generator<Step> {
  for (const { words, run } of movesOf(core, device, node.world)) {
    const done = run(node.world)
    yield { press: words, world: done.world, facts: done.facts, cut: false }
    if (node.cuts >= bounds.cuts || !node.world.ram) continue
    const writes = writesBetween(node.world, done.world)
    for (let nth = 1; nth <= writes; nth++) {
      for (const when of ['before', 'after'] as const) {
        const result = run({ ...node.world, cut: { entry: 'any', nth, when } })
        const label = `${words} and power fails ${when} write ${nth}`
        yield { press: label, world: { ...result.world, cut: null }, facts: result.facts, cut: true }
      }
    }
  }
}

// A tidied journal has begun anew: then its own entries are at least as many as were written.
function writesBetween(before: World, after: World): number {
  const grown = after.journal.entries.length - before.journal.entries.length
  return grown >= 0 ? grown : after.journal.entries.length + 64 - before.journal.entries.length
}

/** What must be true in every state. */
function broken(core: Core, device: Device, node: Node, after: World, facts: readonly Fact[]): string[] {
  const before = node.world
  const happened = (name: FactName): boolean => facts.some(fact => fact.name === name)
  const advanced = facts.filter(fact => fact.name === 'batch-advanced').length
  const rose = after.flash.batch - before.flash.batch
  const wrongBatch = happened('power-cut')
    ? rose < 0 || rose > 1
    : !happened('signed-in') && rose !== advanced
  const freed = before.flash.log.length > 0 && after.flash.log.length === 0 && !wasWiped(after)
  const printed = node.printed || before.printer === null || happened('settlement-slip-printed')
  return [
    ...(wrongBatch ? [`the batch number rose by ${rose} for ${advanced} settlements`] : []),
    ...(freed && !hostHasClosed(before, after) ? ['the log was freed before the upload ended'] : []),
    ...(freed && !printed ? ['the log was freed before its slip was printed'] : []),
    ...approvedAlone(before, after),
    ...badFindings(core.audit(device, after)),
  ]
}

// What the terminal approves online the host must have booked, unless the fault makes the host forget.
function approvedAlone(before: World, after: World): string[] {
  if (before.host.rules.some(rule => rule.forget)) return []
  const booked = Object.values(after.host.terminals).flatMap(books => books.transactions)
  return after.ledger
    .slice(before.ledger.length)
    .filter(({ what, kind }) => what === 'approved' && kind !== 'offline-sale')
    .filter(
      line =>
        !booked.some(
          one => one.batch === line.batch && one.trace === line.trace && one.status !== 'reversed',
        ),
    )
    .map(line => `approved without the host: trace ${line.trace}`)
}

// The host moves to the next batch when the end of the upload reaches it.
function hostHasClosed(before: World, after: World): boolean {
  const { settlement, clearPending, batch } = before.flash
  const closing = settlement?.batch ?? (clearPending ? batch - 1 : batch)
  return Object.values(after.host.terminals).every(books => books.batch > closing)
}

// Wiping alone sets the trace number back.
const wasWiped = (world: World): boolean => world.flash.trace === 1

const badFindings = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ what }) => what === 'lost' || what === 'doubled' || what === 'unexplained')
    .map(({ what, batch, trace, amount }) => `${what}: batch ${batch} trace ${trace} amount ${amount}`)

function pathOf(node: Node): string[] {
  const path: string[] = []
  for (let at: Node | null = node; at; at = at.parent) path.unshift(at.by)
  return path
}
