import type { Familiarity } from './familiarity.ts'
import { type FeatureIndex, nameOf } from './features.ts'

/** A trained linear classifier: one row of weights (label by label) for each feature. */
export interface Classifier {
  readonly labels: readonly string[]
  readonly index: FeatureIndex
  /** `weights[feature * labels.length + label]`, counted in `unit`. */
  readonly weights: Int16Array
  /** The value of a weight of 1: whole numbers take half the space, so more of them fit into the cache. */
  readonly unit: number
  readonly bias: Float32Array
  readonly familiarity: Familiarity
}

/** The probabilities of all labels, in their order, for a text's features. */
export function classify(classifier: Classifier, features: readonly number[]): number[] {
  // A plain array of numbers is allocated with other short-lived objects; a typed array costs an external
  // allocation.
  const probabilities: number[] = classifier.labels.map(() => 0.5)
  score(classifier, features, probabilities)
  return probabilities
}

/** What the probability of a label is computed from; `unit` is 1 during training. */
interface Scoring {
  readonly weights: Int16Array | Float32Array
  readonly unit: number
  readonly bias: Float32Array
}

/** Fills `into` with the probabilities of all labels for known features. */
export function score(
  { weights, unit, bias }: Scoring,
  ids: readonly number[],
  into: Float64Array | number[],
): void {
  const width = into.length
  const count = ids.length
  const value = featureValue(count) * unit
  // Label by label: the first weights of all rows are then fetched in parallel, and the others lie next to
  // them.
  for (let label = 0; label < width; label++) {
    let sum = 0
    for (let at = 0; at < count; at++) sum += weights[(ids[at] ?? 0) * width + label] ?? 0
    into[label] = (bias[label] ?? 0) + value * sum
  }
  softmax(into)
}

/** Every feature of a text has the same value, and the text as a whole has length 1. */
export const featureValue = (count: number): number => (count === 0 ? 0 : 1 / Math.sqrt(count))

function softmax(values: Float64Array | number[]): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index++) highest = Math.max(highest, values[index] ?? highest)
  let sum = 0
  for (let index = 0; index < values.length; index++) {
    const raised = Math.exp((values[index] ?? 0) - highest)
    values[index] = raised
    sum += raised
  }
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) / sum
}

/** The features that counted most for a label, strongest first. */
export function strongestTerms(
  { index, weights, labels }: Classifier,
  features: readonly number[],
  label: string,
  count = 5,
): readonly string[] {
  const width = labels.length
  const column = labels.indexOf(label)
  const strongest: { readonly id: number; readonly weight: number }[] = []
  for (const id of features) {
    const weight = weights[id * width + column] ?? 0
    if (weight <= (strongest[count - 1]?.weight ?? 0)) continue
    let place = strongest.length
    while (place > 0 && weight > (strongest[place - 1]?.weight ?? 0)) place--
    strongest.splice(place, 0, { id, weight })
    if (strongest.length > count) strongest.pop()
  }
  return strongest.map(({ id }) => nameOf(index, id))
}
