import type { Thresholds } from './content.ts'
import { outOfScope } from './model.ts'
import type { Opinion, Ranked } from './opinion.ts'

/** Whether to answer, to ask a clarifying question, or to turn the message away. */
export interface Decision {
  readonly decision: 'answer' | 'clarify' | 'out-of-scope'
  /** The likeliest intent, also where a question is asked. */
  readonly intent: string | null
  readonly score: number
  /** What a clarifying question would offer, best first. */
  readonly options: readonly string[]
}

const optionCount = 3
/** An option that is less likely than this is not worth offering. */
const leastOption = 0.02

/** Decides on the classifier's ranking alone, by the fitted thresholds. */
export function decide(
  { ranked }: Pick<Opinion, 'ranked'>,
  { answer, margin, scope, away }: Pick<Thresholds, 'answer' | 'margin' | 'scope' | 'away'>,
): Decision {
  const [best, next] = ranked
  const inScope = ranked.filter(({ intent }) => intent !== outOfScope)
  const likeliest = inScope[0]
  if (!best || !likeliest || turnedAway(best, likeliest, away, scope)) {
    return { decision: 'out-of-scope', intent: outOfScope, score: best?.score ?? 0, options: [] }
  }
  if (best === likeliest && best.score >= answer && best.score - (next?.score ?? 0) >= margin) {
    return { decision: 'answer', intent: best.intent, score: best.score, options: [] }
  }
  return askBack(likeliest, [], ranked)
}

/**
 * Asks a clarifying question that offers the likeliest intent, then the others, then the next of the ranking.
 */
export function askBack(likeliest: Ranked, others: readonly string[], ranked: readonly Ranked[]): Decision {
  const worthOffering = ranked.filter(({ intent, score }) => intent !== outOfScope && score >= leastOption)
  const options = [likeliest.intent, ...others, ...worthOffering.map(({ intent }) => intent)]
  return {
    decision: 'clarify',
    intent: likeliest.intent,
    score: likeliest.score,
    options: [...new Set(options)].slice(0, optionCount),
  }
}

/** Whether the background leads clearly, or no intent is likely. */
const turnedAway = (best: Ranked, likeliest: Ranked, away: number, scope: number): boolean =>
  best.intent === outOfScope
    ? best.score - likeliest.score >= away || likeliest.score < scope
    : best.score < scope
