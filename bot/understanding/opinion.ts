import { type Classifier, classify } from './classifier.ts'
import type { ScopeWeights } from './content.ts'
import { familiarityOf } from './familiarity.ts'
import { featuresOf } from './features.ts'
import { type Model, outOfScope } from './model.ts'
import type { Read } from './reading.ts'
import { type View, viewOf } from './views.ts'

/** An intent and how sure the classifier is of it, 0–1. */
export interface Ranked {
  readonly intent: string
  readonly score: number
}

/** What the classifier makes of a message or of one of its clauses. */
export interface Opinion {
  /** The numbers of its known features. */
  readonly features: readonly number[]
  /** Best first. */
  readonly ranked: readonly Ranked[]
  readonly evidence: ScopeEvidence
}

/** What tells whether a message is for this desk. */
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
 * Ranks all intents for one view of a message. Whether it is for this desk at all is weighed by the background's
 * probability and by how familiar the characters are: a generic 怎么 or 教程 does not make a message ours.
 */
export function opinionOnView(
  classifier: Classifier,
  weights: ScopeWeights,
  { tokens, concepts }: View,
): Opinion {
  const { labels, index, familiarity } = classifier
  const features = featuresOf(index, tokens, concepts, false)
  const probabilities = classify(classifier, features)
  const background = labels.indexOf(outOfScope)
  const strange = probabilities[background] ?? 0
  const evidence: ScopeEvidence = {
    lead: Math.log((1 - strange + slack) / (strange + slack)),
    familiarity: familiarityOf(familiarity, index, tokens),
  }
  const ours = background < 0 ? 1 : shareOfOurs(weights, evidence)
  const scale = ours / Math.max(1 - strange, Number.EPSILON)
  const ranked = labels
    .map((intent, at) => ({
      intent,
      score: at === background ? 1 - ours : (probabilities[at] ?? 0) * scale,
    }))
    .sort((left, right) => right.score - left.score)
  return { features, ranked, evidence }
}

/** Keeps the lead of either side finite. */
const slack = 0.01

/** How likely a message is for this desk, 0–1. */
const shareOfOurs = (weights: ScopeWeights, { lead, familiarity }: ScopeEvidence): number =>
  1 / (1 + Math.exp(-(weights.lead * lead + weights.familiarity * familiarity + weights.bias)))

/** The score of one intent. */
export const scoreOf = ({ ranked }: Opinion, intent: string): number =>
  ranked.find(one => one.intent === intent)?.score ?? 0
