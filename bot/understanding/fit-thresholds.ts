import { buildModel } from './build-model.ts'
import type { Thresholds, UnderstandingContent } from './content.ts'
import { decide } from './decide.ts'
import { outcomeOf } from './evaluate.ts'
import { findCandidates } from './find-candidates.ts'
import { holdOut } from './hold-out.ts'
import { outOfScope } from './model.ts'
import { opinionOn, type Ranked } from './opinion.ts'

const folds = 5
/** A wrong answer costs as much as a right one gains; a question with the right option is half an answer. */
const worth = { right: 1, offered: 0.5, missed: -0.5, turnedAway: -0.5, wrong: -1 }
/** Messages that are not this desk's are rarer in life than in the background class. */
const backgroundShare = 0.5

/**
 * Finds the thresholds under which the content's own utterances fare best, each judged by a model that was trained
 * without it (five folds). What a rule decides does not depend on thresholds and is left out.
 */
export function fitThresholds(data: UnderstandingContent): Thresholds {
  const judged = Array.from({ length: folds }, (_, fold) => judgeFold(data, fold)).flat()
  let best: Thresholds = { answer: 0, margin: 0, scope: 0 }
  let bestWorth = Number.NEGATIVE_INFINITY
  for (const answer of steps(0.2, 0.8, 0.02)) {
    for (const margin of steps(0, 0.4, 0.05)) {
      for (const scope of steps(0.06, 0.4, 0.02)) {
        const thresholds = { answer, margin, scope }
        const total = worthOf(judged, thresholds)
        if (total > bestWorth) {
          best = thresholds
          bestWorth = total
        }
      }
    }
  }
  return best
}

interface Judged {
  readonly intent: string
  readonly ranked: readonly Ranked[]
}

function judgeFold(data: UnderstandingContent, fold: number): readonly Judged[] {
  const { rest, held } = holdOut(data, fold, folds)
  const model = buildModel(rest)
  return held.flatMap(({ text, intent }) => {
    const read = model.reading.read(text)
    const byRule = findCandidates(model, read, []).length > 0
    return byRule ? [] : [{ intent, ranked: opinionOn(model.classifier, read).ranked }]
  })
}

function worthOf(judged: readonly Judged[], thresholds: Thresholds): number {
  let total = 0
  for (const { intent, ranked } of judged) {
    const weight = intent === outOfScope ? backgroundShare : 1
    total += weight * worth[outcomeOf(intent, decide(ranked, thresholds))]
  }
  return total
}

const steps = (from: number, to: number, by: number): readonly number[] =>
  Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, index) => Math.round((from + index * by) * 100) / 100,
  )
