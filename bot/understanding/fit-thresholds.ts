import { assembleModel, trainOn } from './build-model.ts'
import type { Thresholds, UnderstandingContent } from './content.ts'
import { decide } from './decide.ts'
import { outcomeOf } from './evaluate.ts'
import { findCandidates } from './find-candidates.ts'
import { findTopic } from './find-topic.ts'
import { fitScope } from './fit-scope.ts'
import { holdOut } from './hold-out.ts'
import { type Model, outOfScope } from './model.ts'
import { openThresholds } from './open-thresholds.ts'
import { type Opinion, opinionOn, opinionOnView } from './opinion.ts'
import { pseudoRandom, seedOf } from './pseudo-random.ts'
import type { Read } from './reading.ts'
import { quickTraining } from './train.ts'
import { viewOf, waysToWrite } from './views.ts'

const folds = 5
/**
 * A wrong answer costs more than a right one gains; a question with the right option is worth nearly half an
 * answer.
 */
const worth = { right: 1, offered: 0.4, missed: -0.8, turnedAway: -0.8, wrong: -1.2 }
/**
 * Each utterance of this desk is judged in five spellings, one of the background only once: this evens them
 * out.
 */
const backgroundShare = 5
/** Turning away and answering hardly affect each other, so the pairs of thresholds are fitted in turn. */
const turns = 2

/**
 * Finds the thresholds that give the best results on the content's own utterances, each judged by a model
 * trained without it (five folds): first how scope evidence is weighed, then what the classifier decides
 * alone, then when it contests or overrules a rule.
 */
export function fitThresholds(data: UnderstandingContent): Thresholds {
  const judged = Array.from({ length: folds }, (_, fold) => judgeFold(data, fold)).flat()
  const alone = judged.filter(({ ruled }) => !ruled)
  const ours = fitScope(
    alone.map(({ model, read, intent, weight }) => ({
      evidence: opinionOnView(model.classifier, data.thresholds.ours, viewOf(read)).evidence,
      ours: intent !== outOfScope,
      weight,
    })),
  )
  const opinions = alone.map(({ model, read, intent, weight }) => ({
    intent,
    weight,
    opinion: opinionOnView(model.classifier, ours, viewOf(read)),
  }))
  const start: Thresholds = { ...openThresholds, answer: 0.6, ours }
  const scored = (candidate: Thresholds) => worthOf(opinions, candidate)
  let thresholds = start
  for (let turn = 0; turn < turns; turn++) {
    thresholds = bestOf(pairs(thresholds, 'scope', steps(0, 0.6, 0.03), 'away', steps(0, 0.6, 0.05)), scored)
    thresholds = bestOf(
      pairs(thresholds, 'answer', steps(0.3, 0.9, 0.04), 'margin', steps(0, 0.4, 0.05)),
      scored,
    )
  }
  const contested = judged.filter(one => one.ruled && isContested(one, thresholds))
  const ruled = (candidate: Thresholds) => worthOfRules(contested, candidate)
  thresholds = bestOf(
    pairs(thresholds, 'contest', steps(0.3, 1, 0.05), 'overrule', steps(0.5, 1, 0.05)),
    ruled,
  )
  return bestOf(
    steps(0.3, 1, 0.05).map(dismiss => ({ ...thresholds, dismiss })),
    ruled,
  )
}

interface Judged {
  readonly intent: string
  readonly model: Model
  readonly read: Read
  /** Whether a rule, a screen text or a code speaks for something. */
  readonly ruled: boolean
  readonly weight: number
}

/** Judges each utterance of a fold in every spelling, since merchants send all of them. */
function judgeFold(data: UnderstandingContent, fold: number): readonly Judged[] {
  const { rest, held } = holdOut(data, fold, folds)
  const model = assembleModel(rest, trainOn(rest, quickTraining))
  return held.flatMap(({ text, intent }) => {
    const ways = waysToWrite(
      model.reading.read(text),
      model.reading.conceptsIn,
      pseudoRandom(seedOf(text) + 1),
    )
    const off = intent === outOfScope
    return (off ? ways.slice(0, 1) : ways).map(read => ({
      intent,
      model,
      read,
      ruled: findCandidates(model, read, [], opinionOn(model, read)).length > 0,
      weight: off ? backgroundShare : 1,
    }))
  })
}

/** Whether the classifier can change what a rule says. */
function isContested({ model, read, intent }: Judged, thresholds: Thresholds): boolean {
  const outcomes = [1.01, 0].map(share => {
    const strict = { ...thresholds, contest: share, overrule: share, dismiss: share }
    return outcomeOf(intent, findTopic({ ...model, thresholds: strict }, read, []))
  })
  return outcomes[0] !== outcomes[1]
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
  for (const { intent, model, read, weight } of judged) {
    total += weight * worth[outcomeOf(intent, findTopic({ ...model, thresholds }, read, []))]
  }
  return total
}

function bestOf(candidates: readonly Thresholds[], worthAt: (candidate: Thresholds) => number): Thresholds {
  const rated = candidates.map(candidate => ({ candidate, worth: worthAt(candidate) }))
  return rated.reduce((best, one) => (one.worth > best.worth ? one : best)).candidate
}

type Share = Exclude<keyof Thresholds, 'ours'>

/** The thresholds with every combination of values for two of them. */
const pairs = (
  thresholds: Thresholds,
  one: Share,
  ones: readonly number[],
  other: Share,
  others: readonly number[],
): readonly Thresholds[] =>
  ones.flatMap(first => others.map(second => ({ ...thresholds, [one]: first, [other]: second })))

const steps = (from: number, to: number, by: number): readonly number[] =>
  Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, index) => Math.round((from + index * by) * 100) / 100,
  )
