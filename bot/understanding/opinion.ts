import { type Classifier, classify } from './classifier.ts'
import { type Features, featuresOf } from './features.ts'
import { conceptFeatures, type Read } from './reading.ts'
import type { View } from './views.ts'

/** An intent and how sure the classifier is of it, 0–1. */
export interface Ranked {
  readonly intent: string
  readonly score: number
}

/** What the classifier makes of a message or of one of its clauses. */
export interface Opinion {
  readonly features: Features
  /** Best first. */
  readonly ranked: readonly Ranked[]
  /** No word of the trade was met. */
  readonly strange: boolean
}

/** Ranks all intents for a message, or for one clause of it. */
export function opinionOn(classifier: Classifier, read: Read, clause?: number): Opinion {
  const tokens = clause === undefined ? read.clauses.flat() : (read.clauses[clause] ?? [])
  const occurrences = clause === undefined ? read.occurrences.flat() : (read.occurrences[clause] ?? [])
  const strange = !occurrences.some(({ trade }) => trade)
  return { ...opinionOnView(classifier, { tokens, concepts: conceptFeatures(occurrences) }), strange }
}

/**
 * Ranks all intents for one view of a message. A score is the probability times the root of the share of n-grams that
 * were met in training: a confident guess about unknown words is worth little.
 */
export function opinionOnView(classifier: Classifier, { tokens, concepts }: View): Omit<Opinion, 'strange'> {
  const features = featuresOf(classifier.index, tokens, concepts, false)
  const { probabilities, known } = classify(classifier, features)
  const trust = Math.sqrt(known)
  const ranked = classifier.labels
    .map((intent, index) => ({ intent, score: (probabilities[index] ?? 0) * trust }))
    .sort((left, right) => right.score - left.score)
  return { features, ranked }
}

/** The score of one intent. */
export const scoreOf = ({ ranked }: Opinion, intent: string): number =>
  ranked.find(one => one.intent === intent)?.score ?? 0
