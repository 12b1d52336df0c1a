import { buildModel } from './build-model.ts'
import type { Thresholds, UnderstandingContent } from './content.ts'
import { decide } from './decide.ts'
import { outcomeOf } from './evaluate.ts'
import { findCandidates } from './find-candidates.ts'
import { opinionOn, type Ranked } from './opinion.ts'

const folds = 5
/** A wrong answer costs more than a question; a question with the right option is nearly as good as an answer. */
const worth = { right: 1, offered: 0.6, missed: -0.6, turnedAway: -0.8, wrong: -1.6 }

/**
 * Finds the thresholds under which the content's own utterances fare best, each judged by a model that was trained
 * without it (five folds).
 */
export function fitThresholds(data: UnderstandingContent): Thresholds {
  const judged = Array.from({ length: folds }, (_, fold) => judgeFold(data, fold)).flat()
  let best: Thresholds = { answer: 0, margin: 0, scope: 0 }
  let bestWorth = Number.NEGATIVE_INFINITY
  for (const answer of steps(0.2, 0.8)) {
    for (const margin of steps(0, 0.4)) {
      for (const scope of steps(0.06, 0.4)) {
        const thresholds = { answer, margin, scope }
        let total = 0
        for (const { intent, ranked } of judged) {
          total += worth[outcomeOf(intent, decide(ranked, thresholds))]
        }
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

/** What the classifier makes of a fold's utterances; those that a rule decides do not depend on thresholds. */
function judgeFold(data: UnderstandingContent, fold: number): readonly Judged[] {
  let line = 0
  const inFold = () => line++ % folds === fold
  const held: { readonly text: string; readonly intent: string }[] = []
  const intents = data.intents.map(intent => ({
    ...intent,
    utterances: intent.utterances.filter(text => {
      const out = inFold()
      if (out) held.push({ text, intent: intent.id })
      return !out
    }),
  }))
  const model = buildModel({ ...data, intents })
  return held.flatMap(({ text, intent }) => {
    const read = model.reading.read(text)
    const byRule = findCandidates(model, read, []).length > 0
    return byRule ? [] : [{ intent, ranked: opinionOn(model.classifier, read).ranked }]
  })
}

const steps = (from: number, to: number): readonly number[] =>
  Array.from(
    { length: Math.round((to - from) / 0.02) + 1 },
    (_, index) => Math.round((from + index * 0.02) * 100) / 100,
  )
