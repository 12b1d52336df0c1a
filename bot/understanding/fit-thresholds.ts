import { buildModel } from './build-model.ts'
import type { Thresholds, UnderstandingContent } from './content.ts'
import { decide } from './decide.ts'
import { outcomeOf } from './evaluate.ts'
import { findCandidates } from './find-candidates.ts'
import { holdOut } from './hold-out.ts'
import { outOfScope } from './model.ts'
import { type Opinion, opinionOn, opinionOnView } from './opinion.ts'
import { pseudoRandom } from './train.ts'
import { type View, viewsOf } from './views.ts'

const folds = 5
/** A wrong answer costs more than a right one gains; a question with the right option is half an answer. */
const worth = { right: 1, offered: 0.5, missed: -0.8, turnedAway: -0.5, wrong: -1.1 }
/** An utterance of this desk is judged in five views, one of the background once: they count alike. */
const backgroundShare = 5

/**
 * Finds the thresholds under which the content's own utterances fare best, each judged by a model that was trained
 * without it (five folds). What a rule decides does not depend on thresholds and is left out.
 */
export function fitThresholds(data: UnderstandingContent): Thresholds {
  const judged = Array.from({ length: folds }, (_, fold) => judgeFold(data, fold)).flat()
  // A message is either strange or not: the two scopes are found apart from each other.
  const familiar = judged.filter(({ opinion }) => !opinion.strange)
  const strange = judged.filter(({ opinion }) => opinion.strange)
  let best: Thresholds = { answer: 0, margin: 0, scope: 0, strange: 0 }
  let bestWorth = Number.NEGATIVE_INFINITY
  for (const answer of steps(0.2, 0.8, 0.04)) {
    for (const margin of steps(0, 0.4, 0.05)) {
      const start = { answer, margin, scope: 0, strange: 0 }
      const scope = bestScope(familiar, scope => ({ ...start, scope }))
      const apart = bestScope(strange, scope => ({ ...start, strange: scope }))
      if (scope.worth + apart.worth > bestWorth) {
        best = { answer, margin, scope: scope.scope, strange: apart.scope }
        bestWorth = scope.worth + apart.worth
      }
    }
  }
  return best
}

function bestScope(
  judged: readonly Judged[],
  thresholdsAt: (scope: number) => Thresholds,
): { readonly scope: number; readonly worth: number } {
  return steps(0.06, 0.6, 0.03)
    .map(scope => ({ scope, worth: worthOf(judged, thresholdsAt(scope)) }))
    .reduce((best, one) => (one.worth > best.worth ? one : best))
}

interface Judged {
  readonly intent: string
  readonly opinion: Opinion
}

/** Each utterance of a fold in all its views: merchants send all of them. */
function judgeFold(data: UnderstandingContent, fold: number): readonly Judged[] {
  const { rest, held } = holdOut(data, fold, folds)
  const model = buildModel(rest)
  const random = pseudoRandom(fold)
  return held.flatMap(({ text, intent }) => {
    const read = model.reading.read(text)
    const opinion = opinionOn(model.classifier, read)
    if (findCandidates(model, read, [], opinion).length > 0) return []
    const [written, ...spoilt] = viewsOf(read, model.reading.conceptsIn, random)
    if (!written) return []
    const { strange } = opinion
    const judge = (view: View): Judged => ({
      intent,
      opinion: { ...opinionOnView(model.classifier, view), strange },
    })
    return intent === outOfScope ? [judge(written)] : [written, ...spoilt].map(judge)
  })
}

function worthOf(judged: readonly Judged[], thresholds: Thresholds): number {
  let total = 0
  for (const { intent, opinion } of judged) {
    const weight = intent === outOfScope ? backgroundShare : 1
    total += weight * worth[outcomeOf(intent, decide(opinion, thresholds))]
  }
  return total
}

const steps = (from: number, to: number, by: number): readonly number[] =>
  Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, index) => Math.round((from + index * by) * 100) / 100,
  )
