import { type Classifier, classify } from './classifier.ts'
import type { ScopeWeights } from './content.ts'
import { familiarityOf } from './familiarity.ts'
import { featuresOf } from './features.ts'
import { type Model, outOfScope } from './model.ts'
import type { Read } from './reading.ts'
import { type View, viewOf } from './views.ts'

/** An intent and the classifier's score for it, 0–1. */
export interface Ranked {
  readonly intent: string
  readonly score: number
}

/** The classifier's opinion on a message or one of its clauses. */
export interface Opinion {
  /** The numbers of its known features. */
  readonly features: readonly number[]
  /** The few likeliest, best first. */
  readonly ranked: readonly Ranked[]
  /** By intent, in the order of the classifier's labels. */
  readonly scores: readonly number[]
  readonly labels: readonly string[]
  readonly evidence: ScopeEvidence
}

/** The evidence on whether a message is for this desk. */
export interface ScopeEvidence {
  /** Log of how much likelier all intents together are than the background. */
  readonly lead: number
  /** Mean familiarity of the characters. */
  readonly familiarity: number
}

/** Ranks all intents for a message, or for one clause of it. */
export function opinionOn(
  model: Pick<Model, 'classifier' | 'thresholds'>,
  read: Read,
  clause?: number,
): Opinion {
  return opinionOnView(model.classifier, model.thresholds.ours, viewOf(read, clause))
}

/**
 * Ranks all intents for one view of a message. Whether it is for this desk at all depends on the background's
 * probability and on how familiar the characters are: a generic 怎么 or 教程 does not make a message ours.
 */
export function opinionOnView(
  classifier: Classifier,
  weights: ScopeWeights,
  { tokens, concepts }: View,
): Opinion {
  const { labels, index, familiarity } = classifier
  const features = featuresOf(index, tokens, concepts, false)
  const scores = classify(classifier, features)
  const background = labels.indexOf(outOfScope)
  const strange = scores[background] ?? 0
  const evidence: ScopeEvidence = {
    lead: Math.log((1 - strange + slack) / (strange + slack)),
    familiarity: familiarityOf(familiarity, index, tokens),
  }
  const ours = background < 0 ? 1 : shareOfOurs(weights, evidence)
  const scale = ours / Math.max(1 - strange, Number.EPSILON)
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * scale
  if (background >= 0) scores[background] = 1 - ours
  return { features, ranked: rank(labels, scores), scores, labels, evidence }
}

/** As many as are ever offered or reported: three options, possibly the background, and a runner-up. */
const rankedCount = 5

/** The highest scores; among equals the first comes first. */
function rank(labels: readonly string[], scores: readonly number[]): readonly Ranked[] {
  const ranked: Ranked[] = []
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0
    if (ranked.length === rankedCount && score <= (ranked[rankedCount - 1]?.score ?? 0)) continue
    if (ranked.length === rankedCount) ranked.pop()
    let place = ranked.length
    while (place > 0 && score > (ranked[place - 1]?.score ?? 0)) place--
    ranked.splice(place, 0, { intent: labels[at] ?? '', score })
  }
  return ranked
}

/** Keeps the log odds finite on both sides. */
const slack = 0.01

/** The probability that a message is for this desk, 0–1. */
const shareOfOurs = (weights: ScopeWeights, { lead, familiarity }: ScopeEvidence): number =>
  1 / (1 + Math.exp(-(weights.lead * lead + weights.familiarity * familiarity + weights.bias)))

/** The score of one intent. */
export const scoreOf = ({ scores, labels }: Opinion, intent: string): number =>
  scores[labels.indexOf(intent)] ?? 0
