import type { FeatureIndex, Features } from './features.ts'

/** A trained linear classifier: one row of weights (label by label) for each feature. */
export interface Classifier {
  readonly labels: readonly string[]
  readonly index: FeatureIndex
  /** `weights[feature * labels.length + label]`. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/** What the classifier makes of one text. */
export interface Classification {
  /** Probability of each label, in the order of `labels`. */
  readonly probabilities: Float64Array
  /** Share of the text's sounds that were met in training, 0–1. */
  readonly known: number
}

/** The probabilities of all labels for a text's features. */
export function classify(classifier: Classifier, { ids, known }: Features): Classification {
  const probabilities = new Float64Array(classifier.labels.length)
  score(classifier, ids, probabilities)
  return { probabilities, known }
}

/** Fills `into` with the probabilities of all labels for known features. */
export function score(
  { weights, bias }: Pick<Classifier, 'weights' | 'bias'>,
  ids: readonly number[],
  into: Float64Array,
): void {
  const width = into.length
  into.set(bias)
  const value = featureValue(ids.length)
  for (const id of ids) {
    const row = id * width
    for (let label = 0; label < width; label++)
      into[label] = (into[label] ?? 0) + value * (weights[row + label] ?? 0)
  }
  softmax(into)
}

/** Every feature of a text counts the same, and the text as a whole has length 1. */
export const featureValue = (count: number): number => (count === 0 ? 0 : 1 / Math.sqrt(count))

function softmax(values: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY
  for (const value of values) if (value > highest) highest = value
  let sum = 0
  for (let index = 0; index < values.length; index++) {
    const raised = Math.exp((values[index] ?? 0) - highest)
    values[index] = raised
    sum += raised
  }
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) / sum
}

/** The features that spoke most for a label, strongest first. */
export function strongestTerms(
  { index, weights, labels }: Classifier,
  { ids }: Features,
  label: string,
  count = 5,
): readonly string[] {
  const column = labels.indexOf(label)
  return ids
    .map(id => ({ id, weight: weights[id * labels.length + column] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .slice(0, count)
    .map(({ id }) => (index.names[id] ?? '').replace(/^[csk] /, ''))
}
