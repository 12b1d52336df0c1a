import { featureValue, score } from './classifier.ts'
import { mixSeeds, pseudoRandom } from './pseudo-random.ts'
import type { Training } from './train.ts'

/** A training line in numbers. */
export interface Sample {
  readonly label: number
  readonly seed: number
  /** Feature ids of each view. */
  readonly views: readonly (readonly number[])[]
}

interface Weights {
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/**
 * Corrects the weights by a few passes of a sparse softmax. A line's place, view and hidden features depend
 * on its seed and the pass alone: adding a line leaves the draws of all others as they were.
 */
export function refine(
  samples: readonly Sample[],
  model: Weights,
  { passes, step, blindness }: Training,
): void {
  const probabilities = new Float64Array(model.bias.length)
  const scoring = { ...model, unit: 1 }
  for (let pass = 0; pass < passes; pass++) {
    const order = inOrderOf(samples, pass)
    for (const [turn, { sample, seed }] of order.entries()) {
      const view = sample.views[(pass + sample.seed) % sample.views.length] ?? []
      const random = pseudoRandom(seed)
      const ids = view.filter(() => random() >= blindness)
      score(scoring, ids, probabilities)
      const done = (pass + turn / order.length) / passes
      correct(model, ids, sample.label, probabilities, step * (1 - 0.9 * done))
    }
  }
}

/** The lines in the order of their seeds for one pass. */
const inOrderOf = (
  samples: readonly Sample[],
  pass: number,
): readonly { readonly sample: Sample; readonly seed: number }[] =>
  samples
    .map(sample => ({ sample, seed: mixSeeds(sample.seed, pass) }))
    .sort((left, right) => left.seed - right.seed)

/** One step down the gradient; labels with nearly the right probability are left alone. */
function correct(
  { weights, bias }: { readonly weights: Float32Array; readonly bias: Float32Array },
  ids: readonly number[],
  target: number,
  probabilities: Float64Array,
  rate: number,
): void {
  const width = probabilities.length
  const value = featureValue(ids.length)
  const wrong: number[] = []
  const changes: number[] = []
  for (let label = 0; label < width; label++) {
    const error = (label === target ? 1 : 0) - (probabilities[label] ?? 0)
    if (Math.abs(error) < 0.004) continue
    bias[label] = (bias[label] ?? 0) + rate * error * 0.01
    wrong.push(label)
    changes.push(rate * error * value)
  }
  // Row by row: the weights of a feature are adjacent in memory.
  for (const id of ids) {
    const row = id * width
    for (let at = 0; at < wrong.length; at++) {
      const place = row + (wrong[at] ?? 0)
      weights[place] = (weights[place] ?? 0) + (changes[at] ?? 0)
    }
  }
}
