import { pressAll } from '../terminal/act.ts'
import { audit, auditSince } from '../terminal/audit.ts'
import { sumBatch } from '../terminal/batch.ts'
import type { Device } from '../terminal/device.ts'
import { formatAmount } from '../terminal/money.ts'
import { legendOf, ringUp, signInAs } from '../terminal/ring-up.ts'
import type { World } from '../terminal/world.ts'
import type { End, ProofCase, Slip } from './proof-case.ts'
import { mostTurns, walkThrough } from './virtual-merchant.ts'
import { type Visited, visitedBy } from './visited.ts'
import type { Walk } from './walk.ts'

/** What came of a walk. */
export interface Proof {
  readonly flow: string
  readonly fault: string
  readonly kind: ProofCase['device']['kind']
  readonly skin: string
  readonly intent: string
  /** What the merchant did wrong; null when nothing. */
  readonly clumsy: string | null
  readonly end: End | null
  readonly outcome: 'cured' | 'person' | 'elsewhere' | 'failed'
  /** Why it failed; empty when it did not. */
  readonly why: readonly string[]
  /** Money that was lost before the merchant asked: no remedy brings it back. */
  readonly goneBefore: readonly string[]
  readonly turns: number
  /** For each step that was answered, how many wrong answers were on offer. */
  readonly steps: readonly number[]
  /** Simulated seconds at the terminal. */
  readonly seconds: number
  readonly transcript: readonly string[]
  readonly visited: Visited
}

/** Follows the desk's instructions on a terminal with a fault, and judges what came of it. */
export function prove(one: ProofCase): Proof {
  const { walk, end } = walkThrough(one)
  const why = one.slip ? judgeClumsy(one, walk, end) : judge(one, walk, end)
  const { device, fault, world, intent, content } = one
  return {
    flow: content.dialog.flowOfIntent[intent] ?? intent,
    fault: fault.id,
    kind: device.kind,
    skin: device.skin,
    intent,
    clumsy: one.slip ? tellSlip(one.slip) : null,
    end,
    outcome: why.length > 0 || end === null || end === 'left' ? 'failed' : end === 'solved' ? 'cured' : end,
    why,
    goneBefore: tellFindings(audit(device, world).filter(({ what }) => what === 'wiped' || what === 'lost')),
    turns: walk.turns,
    steps: walk.steps,
    seconds: Math.round((walk.till.world.now - world.now) / 1000),
    transcript: walk.transcript,
    visited: visitedBy(content.dialog, walk.log, walk.trail),
  }
}

const tellSlip = ({ what, at, nth }: Slip): string =>
  `${what}${nth === undefined ? '' : ` ${nth + 1}`} at step ${at + 1}`

function judge(one: ProofCase, walk: Walk, end: End | null): string[] {
  const { story } = one
  const why = [...walk.broken, ...checkTopic(one, walk), ...findHarm(one, walk, end)]
  if (end === null) return why
  if (end === 'left' || !story.ends.includes(end)) {
    why.push(`it ended at "${end}", not at ${story.ends.join(' or ')}`)
  }
  if (end === 'solved') why.push(...checkSale(one, walk.till.world))
  if (end === 'person') why.push(...checkSummary(one, walk))
  if (walk.turns > mostTurns) why.push(`it took ${walk.turns} turns`)
  return why
}

function checkTopic({ content, intent }: ProofCase, { log }: Walk): string[] {
  const opened = log.find(event => event.type === 'flowStarted')?.flow
  const wanted = content.dialog.flowOfIntent[intent]
  return opened === undefined || opened === wanted ? [] : [`the desk took up ${opened}, not ${wanted}`]
}

// A wrong answer leads the wrong way; but money must never get lost, and the conversation must end.
function judgeClumsy(one: ProofCase, walk: Walk, end: End | null): string[] {
  const why = [...walk.broken, ...findHarm(one, walk, end)]
  const honest = one.slip?.what !== 'wrong-answer'
  if (end === 'solved' && honest) why.push(...checkSale(one, walk.till.world))
  return why
}

/** Money that is not where it belongs, beyond what the fault itself had done: one line per way it went. */
function findHarm({ device, world, slip }: ProofCase, { till }: Walk, end: End | null): string[] {
  // The terminal itself reported that a reversal was given up, and people look into these cases.
  const told = end === 'person' || slip?.what === 'wrong-answer' ? ['given-up'] : []
  const forPeople = end === 'person' ? [...told, 'suspense'] : told
  const astray = auditSince(device, world, till.world).filter(({ what }) => !forPeople.includes(what))
  // Nobody is led into settling what was settled, not even on the way to a person.
  const settledAgain = till.world.ledger.filter(({ what }) => what === 'settled-again')
  return tellFindings([...astray, ...settledAgain])
}

interface Astray {
  readonly what: string
  readonly trace: number
  readonly amount: number
}

/** One line per way that money went. */
const tellFindings = (found: readonly Astray[]): string[] =>
  [...new Set(found.map(({ what }) => what))].map(what => {
    const trades = found.filter(finding => finding.what === what)
    const sum = trades.reduce((total, { amount }) => total + amount, 0)
    return `${what}: ${formatAmount(sum)} in ${trades.length} trade(s), trace ${trades.map(({ trace }) => trace).join(', ')}`
  })

function checkSummary({ story }: ProofCase, { log }: Walk): string[] {
  const asked = log.findLast(event => event.type === 'handoffRequested')
  const text = (asked?.summary ?? []).map(({ value }) => value).join('\n')
  return story.symptom.some(words => text.includes(words))
    ? []
    : [`the summary for the person names none of ${story.symptom.join('、')}`]
}

const aSale = { amount: 100 } as const

/** The terminal, left where it is, must take one more sale. */
function checkSale({ device, world: start }: ProofCase, world: World): string[] {
  const resting = toRest(device, world)
  // Some programs sign off by themselves after a settlement: then the next sale needs a sign-in first, as on any day.
  const settled = resting.flash.lastSettlement !== start.flash.lastSettlement
  const signedOff = device.rules.autoSignOff && settled && !resting.flash.session
  const ready = signedOff ? signInAs(device, resting, '01') : resting
  const approved = (one: World): number => one.ledger.filter(({ what }) => what === 'approved').length
  if (approved(ringUp(device, ready, aSale)) === approved(ready) + 1) return []
  const { inner, outer } = sumBatch(world.flash.log)
  const waiting = formatAmount(inner.debit + outer.debit)
  return [`solved, but the terminal takes no sale; ${waiting} wait in its log`]
}

// No page is deeper than this.
const mostPresses = 4

/** Reads messages and leaves menus until the idle screen is back. */
function toRest(device: Device, world: World): World {
  let current = world
  for (let press = 0; press < mostPresses && current.ram && current.ram.page.type !== 'idle'; press++) {
    const key = current.ram.page.type === 'notice' ? 'confirm' : 'cancel'
    current = pressAll(device, current, [legendOf(device, key)])
  }
  return current
}
