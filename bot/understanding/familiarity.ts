import { type FeatureIndex, numberOf } from './features.ts'
import type { Token } from './tokens.ts'

/**
 * How much more often each token of an index occurs in this desk's lines than in the background's: log odds
 * by token number.
 */
export type Familiarity = Float32Array

/**
 * Smoothing is small: seeing a character even once tells much about whether a message comes from a merchant.
 */
const smoothing = 0.1

/**
 * Counts the characters and syllables of training lines; without a background everything is equally familiar.
 */
export function learnFamiliarity(
  { tokens }: FeatureIndex,
  lines: readonly { readonly tokens: readonly Token[]; readonly ours: boolean }[],
): Familiarity {
  const ours = new Float64Array(tokens.size).fill(smoothing)
  const others = new Float64Array(tokens.size).fill(smoothing)
  for (const line of lines) {
    const counts = line.ours ? ours : others
    for (const key of new Set(line.tokens.flatMap(token => [token.characterKey, token.syllableKey]))) {
      const token = key === null ? undefined : tokens.get(key)
      if (token !== undefined) counts[token] = (counts[token] ?? 0) + 1
    }
  }
  const share = lines.filter(line => line.ours).length / lines.length
  if (share === 0 || share === 1) return new Float32Array(tokens.size)
  const even = Math.log(share / (1 - share))
  return Float32Array.from(ours, (count, token) => {
    const other = others[token] ?? smoothing
    return count + other === 2 * smoothing ? 0 : Math.log(count / other) - even
  })
}

/**
 * The mean familiarity of a text's tokens, by sound where they are typed in pinyin; unknown tokens do not
 * count.
 */
export function familiarityOf(
  familiarity: Familiarity,
  index: FeatureIndex,
  tokens: readonly Token[],
): number {
  let sum = 0
  for (const { characterKey, written, syllableKey, spoken } of tokens) {
    const token =
      characterKey === null
        ? numberOf(index, syllableKey, spoken, false)
        : numberOf(index, characterKey, written, false)
    sum += familiarity[token] ?? 0
  }
  return tokens.length === 0 ? 0 : sum / tokens.length
}
