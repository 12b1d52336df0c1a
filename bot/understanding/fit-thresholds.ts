import { assembleModel, trainOn } from './build-model.ts'
import type { Thresholds, UnderstandingContent } from './content.ts'
import { decide } from './decide.ts'
import { outcomeOf } from './evaluate.ts'
import { findCandidates } from './find-candidates.ts'
import { findTopic } from './find-topic.ts'
import { fitScope } from './fit-scope.ts'
import { holdOut } from './hold-out.ts'
import { type Model, outOfScope } from './model.ts'
import { type Opinion, opinionOn, opinionOnView } from './opinion.ts'
import type { Read } from './reading.ts'
import { pseudoRandom, quickTraining } from './train.ts'
import { type View, viewsOf } from './views.ts'

const folds = 5
/** A wrong answer costs what a right one gains; a question with the right option is nearly half an answer. */
const worth = { right: 1, offered: 0.4, missed: -0.8, turnedAway: -0.8, wrong: -1 }
/** Rules were written with these very lines in view: what they get wrong here they get wrong oftener elsewhere. */
const ruleError = 2
/** An utterance of this desk is judged in five views, one of the background once: they count alike. */
const backgroundShare = 5

/**
 * Finds the thresholds under which the content's own utterances fare best, each judged by a model that was trained
 * without it (five folds): first how evidence for the scope is weighed, then what the classifier decides alone, then
 * when it contests a rule.
 */
export function fitThresholds(data: UnderstandingContent): Thresholds {
  const judged = Array.from({ length: folds }, (_, fold) => judgeFold(data, fold)).flat()
  const alone = judged.filter(({ ruled }) => !ruled)
  const ours = fitScope(
    alone.flatMap(({ model, views, intent, weight }) =>
      views.map(view => ({
        evidence: opinionOnView(model.classifier, data.thresholds.ours, view).evidence,
        ours: intent !== outOfScope,
        weight,
      })),
    ),
  )
  const opinions = alone.flatMap(({ model, views, intent, weight }) =>
    views.map(view => ({ intent, weight, opinion: opinionOnView(model.classifier, ours, view) })),
  )
  const start: Thresholds = { answer: 0, margin: 0, scope: 0, contest: 1, ours }
  const thresholds = bestOf(
    steps(0.3, 0.9, 0.04).flatMap(answer =>
      steps(0, 0.4, 0.05).flatMap(margin =>
        steps(0, 0.6, 0.03).map(scope => ({ ...start, answer, margin, scope })),
      ),
    ),
    candidate => worthOf(opinions, candidate),
  )
  const written = judged.filter(({ ruled }) => ruled)
  return bestOf(
    steps(0.5, 1, 0.05).map(contest => ({ ...thresholds, contest })),
    candidate => worthOfRules(written, candidate),
  )
}

interface Judged {
  readonly intent: string
  readonly model: Model
  readonly read: Read
  /** A rule, a screen text or a code speaks for something. */
  readonly ruled: boolean
  readonly views: readonly View[]
  readonly weight: number
}

/** Each utterance of a fold in all its views: merchants send all of them. */
function judgeFold(data: UnderstandingContent, fold: number): readonly Judged[] {
  const { rest, held } = holdOut(data, fold, folds)
  const model = assembleModel(rest, trainOn(rest, quickTraining))
  const random = pseudoRandom(fold)
  return held.map(({ text, intent }) => {
    const read = model.reading.read(text)
    const ruled = findCandidates(model, read, [], opinionOn(model, read)).length > 0
    const views = viewsOf(read, model.reading.conceptsIn, random)
    return intent === outOfScope
      ? { intent, model, read, ruled, views: views.slice(0, 1), weight: backgroundShare }
      : { intent, model, read, ruled, views, weight: 1 }
  })
}

function worthOf(
  judged: readonly { readonly intent: string; readonly weight: number; readonly opinion: Opinion }[],
  thresholds: Thresholds,
): number {
  let total = 0
  for (const { intent, weight, opinion } of judged)
    total += weight * worth[outcomeOf(intent, decide(opinion, thresholds))]
  return total
}

function worthOfRules(judged: readonly Judged[], thresholds: Thresholds): number {
  let total = 0
  for (const { intent, model, read } of judged) {
    const outcome = outcomeOf(intent, findTopic({ ...model, thresholds }, read, []))
    total += outcome === 'wrong' ? ruleError * worth.wrong : worth[outcome]
  }
  return total
}

function bestOf(candidates: readonly Thresholds[], worthAt: (candidate: Thresholds) => number): Thresholds {
  const rated = candidates.map(candidate => ({ candidate, worth: worthAt(candidate) }))
  return rated.reduce((best, one) => (one.worth > best.worth ? one : best)).candidate
}

const steps = (from: number, to: number, by: number): readonly number[] =>
  Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, index) => Math.round((from + index * by) * 100) / 100,
  )
