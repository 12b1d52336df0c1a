import { audit, type Finding } from '../terminal/audit.ts'
import { formatAmount } from '../terminal/money.ts'
import { legendOf, pressAll, ringUp } from '../terminal/ring-up.ts'
import type { World } from '../terminal/world.ts'
import type { End, ProofCase } from './proof-case.ts'
import { MOST_TURNS, walkThrough } from './virtual-merchant.ts'
import { type Visited, visitedBy } from './visited.ts'
import type { Walk } from './walk.ts'

/** What a walk showed. */
export interface Proof {
  readonly flow: string
  readonly fault: string
  readonly kind: ProofCase['device']['kind']
  readonly skin: string
  readonly intent: string
  readonly end: End | null
  readonly outcome: 'cured' | 'person' | 'elsewhere' | 'failed'
  /** Why it failed; empty when it did not. */
  readonly why: readonly string[]
  readonly turns: number
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
    end,
    outcome: why.length > 0 || end === null || end === 'left' ? 'failed' : end === 'solved' ? 'cured' : end,
    why,
    turns: walk.turns,
    seconds: Math.round((walk.till.world.now - world.now) / 1000),
    transcript: walk.transcript,
    visited: visitedBy(content.dialog, walk.log, walk.trail),
  }
}

function judge(one: ProofCase, walk: Walk, end: End | null): string[] {
  const { story } = one
  const why = [...walk.broken, ...findHarm(one, walk, end)]
  if (end === null) return why
  if (end === 'left' || !story.ends.includes(end)) {
    why.push(`it ended at "${end}", not at ${story.ends.join(' or ')}`)
  }
  if (end === 'solved' && !takesSale(one, walk.till.world)) why.push('solved, but the terminal takes no sale')
  if (end === 'person') why.push(...checkSummary(one, walk))
  if (walk.turns > MOST_TURNS) why.push(`it took ${walk.turns} turns`)
  return why
}

// Who answers wrongly is sent the wrong way; but never may money get lost, and never may the talk go on for ever.
function judgeClumsy(one: ProofCase, walk: Walk, end: End | null): string[] {
  const why = [...walk.broken, ...findHarm(one, walk, end)]
  const honest = one.slip?.what !== 'wrong-answer'
  if (end === 'solved' && honest && !takesSale(one, walk.till.world)) {
    why.push('solved, but the terminal takes no sale')
  }
  return why
}

/** Money that is not where it belongs, beyond what the fault itself had done. */
function findHarm({ device, world }: ProofCase, { till }: Walk, end: End | null): string[] {
  const before = new Set(audit(device, world).map(nameOf))
  return audit(device, till.world)
    .filter(finding => !before.has(nameOf(finding)))
    .filter(({ what }) => end !== 'person' || (what !== 'given-up' && what !== 'suspense'))
    .map(
      ({ what, batch, trace, amount }) => `${what} ${formatAmount(amount)} (batch ${batch}, trace ${trace})`,
    )
}

const nameOf = ({ what, batch, trace }: Finding): string => `${what} ${batch} ${trace}`

function checkSummary({ story }: ProofCase, { log }: Walk): string[] {
  const asked = log.findLast(event => event.type === 'handoffRequested')
  const text = (asked?.summary ?? []).map(({ value }) => value).join('\n')
  return story.symptom.some(words => text.includes(words))
    ? []
    : [`the summary for the person names none of ${story.symptom.join('、')}`]
}

const A_SALE = { amount: 100 } as const

/** Whether the terminal, left where it is, takes one more sale. */
function takesSale({ device }: ProofCase, world: World): boolean {
  const cancel = legendOf(device, 'cancel')
  const resting = world.ram?.page.type === 'idle' ? world : pressAll(device, world, [cancel, cancel, cancel])
  const approved = (one: World): number => one.ledger.filter(({ what }) => what === 'approved').length
  return approved(ringUp(device, resting, A_SALE)) === approved(resting) + 1
}
