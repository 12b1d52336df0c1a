import type { Classifier } from './classifier.ts'
import { countFeatures } from './count-features.ts'
import { learnFamiliarity } from './familiarity.ts'
import { emptyIndex, featuresOf } from './features.ts'
import { outOfScope } from './model.ts'
import { refine, type Sample } from './refine.ts'
import type { View } from './views.ts'

interface Example {
  readonly label: string
  /** Random draws for the example depend on this number alone. */
  readonly seed: number
  /** The message as written first, then with errors. */
  readonly views: readonly View[]
}

export interface Training {
  /** Passes over the examples; each pass sees every example once, in one of its views. */
  readonly passes: number
  /** First step size; it falls linearly to a tenth of this. */
  readonly step: number
  /** How much of the Bayes log weights the initial weights take over. */
  readonly prior: number
  /**
   * Share of a view's features hidden in each pass, so that the model does not rely on just a few of them.
   */
  readonly blindness: number
}

/**
 * For the product's own content: an intent has few lines, so new wordings share less than half of what was
 * learnt.
 */
export const quickTraining: Training = { passes: 24, step: 5, prior: 0.1, blindness: 0.4 }

/** For other labelled sets, where seconds do not matter. */
export const thoroughTraining: Training = { passes: 60, step: 5, prior: 0.1, blindness: 0.5 }

const smoothing = 0.1

/**
 * Trains in two steps: `natural`'s Bayes counts give the initial weights, a few passes of a sparse softmax
 * correct them. The passes alternate between the views of an example, so that pinyin, homophones and dropped
 * characters are learnt at no extra cost. The same examples always give the same classifier.
 */
export function train(examples: readonly Example[], training: Training = quickTraining): Classifier {
  const labels = [...new Set(examples.map(example => example.label))].sort()
  const labelIndex = new Map(labels.map((label, index) => [label, index]))
  const index = emptyIndex()
  const samples = examples.map(
    ({ label, seed, views }): Sample => ({
      label: labelIndex.get(label) ?? 0,
      seed,
      views: views.map(({ tokens, concepts }) => featuresOf(index, tokens, concepts, true)),
    }),
  )
  const weights = bayesWeights(samples, labels.length, index.grams.size, training.prior)
  const bias = new Float32Array(labels.length)
  refine(samples, { weights, bias }, training)
  const lines = examples.map(({ label, views }) => ({
    tokens: views[0]?.tokens ?? [],
    ours: label !== outOfScope,
  }))
  return { labels, index, ...inWholeNumbers(weights), bias, familiarity: learnFamiliarity(index, lines) }
}

const greatest = 32767

/** Converts weights to whole numbers, in a unit chosen so that the largest just fits. */
function inWholeNumbers(weights: Float32Array): Pick<Classifier, 'weights' | 'unit'> {
  const most = weights.reduce((found, weight) => Math.max(found, Math.abs(weight)), Number.MIN_VALUE)
  const unit = most / greatest
  return { unit, weights: Int16Array.from(weights, weight => Math.round(weight / unit)) }
}

function bayesWeights(
  samples: readonly Sample[],
  width: number,
  height: number,
  prior: number,
): Float32Array {
  const counts = countFeatures(
    samples.flatMap(({ views, label }) => views.slice(0, 2).map(features => ({ features, label }))),
    smoothing,
  )
  const totals = new Float64Array(width)
  for (const { label, views } of samples) {
    totals[label] = (totals[label] ?? 0) + (views[0]?.length ?? 0) + (views[1]?.length ?? 0)
  }
  const weights = new Float32Array(width * height)
  for (let label = 0; label < width; label++) {
    const seen = counts[`label ${label}`] ?? {}
    const total = Math.log((totals[label] ?? 0) + smoothing * height)
    const unseen = Math.log(smoothing) - total
    for (let feature = 0; feature < height; feature++) weights[feature * width + label] = unseen
    for (const [feature, count] of Object.entries(seen)) {
      weights[Number(feature) * width + label] = Math.log(count) - total
    }
  }
  centre(weights, width, prior)
  return weights
}

/** What all labels share says nothing, so each feature's weights are shifted to mean 0. */
function centre(weights: Float32Array, width: number, scale: number): void {
  for (let row = 0; row < weights.length; row += width) {
    let sum = 0
    for (let label = 0; label < width; label++) sum += weights[row + label] ?? 0
    const mean = sum / width
    for (let label = 0; label < width; label++)
      weights[row + label] = ((weights[row + label] ?? 0) - mean) * scale
  }
}
