import type { ScopeWeights } from './content.ts'
import type { ScopeEvidence } from './opinion.ts'

const rounds = 200

/** The evidence from a message, and whether the message is for this desk. */
interface ScopeSample {
  readonly evidence: ScopeEvidence
  readonly ours: boolean
  /** How many messages it stands for. */
  readonly weight: number
}

/**
 * Fits the logistic regression that separates our messages from others: Newton's method, one weight at a
 * time.
 */
export function fitScope(samples: readonly ScopeSample[]): ScopeWeights {
  const rows = samples.map(({ evidence, ours, weight }) => ({
    values: [evidence.lead, evidence.familiarity, 1],
    target: ours ? 1 : 0,
    weight,
  }))
  const weights = [1, 0, 0]
  for (let round = 0; round < rounds; round++) {
    const column = round % weights.length
    let slope = 0
    let curve = 0
    for (const { values, target, weight } of rows) {
      const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0)
      const likely = 1 / (1 + Math.exp(-sum))
      const value = values[column] ?? 0
      slope += weight * value * (target - likely)
      curve += weight * value * value * likely * (1 - likely)
    }
    if (curve > 0) weights[column] = (weights[column] ?? 0) + slope / curve
  }
  const [lead = 1, familiarity = 0, bias = 0] = weights.map(weight => Math.round(weight * 100) / 100)
  return { lead, familiarity, bias }
}
