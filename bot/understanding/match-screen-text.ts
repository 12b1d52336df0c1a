import type { ScreenText } from './content.ts'
import type { Token } from './tokens.ts'

/** A screen text ready to be looked for: by sound, since merchants mistype and mishear what they read out. */
export interface ScreenPattern {
  readonly intent: string
  readonly text: string
  readonly keys: readonly string[]
}

/** A screen text met in a clause. `errors` is the number of syllables that differ. */
export interface ScreenHit {
  readonly pattern: ScreenPattern
  readonly errors: number
}

/** One syllable in five may be wrong, missing or too many. */
const errorShare = 5

/** Prepares a screen text whose words are already tokenised. */
export function screenPattern({ intent, text }: ScreenText, tokens: readonly Token[]): ScreenPattern {
  return { intent, text, keys: tokens.map(keyOf) }
}

/** The screen text that a clause quotes best, the longest of equals; none within its share of errors is null. */
export function matchScreenText(
  patterns: readonly ScreenPattern[],
  tokens: readonly Token[],
): ScreenHit | null {
  const keys = tokens.map(keyOf)
  const present = new Set(keys)
  let best: ScreenHit | null = null
  for (const pattern of patterns) {
    const allowed = Math.floor(pattern.keys.length / errorShare)
    if (missing(pattern.keys, present) > allowed) continue
    const errors = errorsWithin(pattern.keys, keys)
    if (errors > allowed) continue
    const quality = pattern.keys.length - 3 * errors
    if (best === null || quality > best.pattern.keys.length - 3 * best.errors) best = { pattern, errors }
  }
  return best
}

const keyOf = ({ syllable, character }: Token): string => syllable ?? character ?? ''

const missing = (keys: readonly string[], present: ReadonlySet<string>): number => {
  let count = 0
  for (const key of keys) if (!present.has(key)) count++
  return count
}

/** Least edits that make `pattern` a part of `keys` (Sellers). */
function errorsWithin(pattern: readonly string[], keys: readonly string[]): number {
  let column = Array.from({ length: pattern.length + 1 }, (_, index) => index)
  let best = pattern.length
  for (const key of keys) {
    const next = [0]
    for (let row = 1; row <= pattern.length; row++) {
      const replaced = (column[row - 1] ?? 0) + (pattern[row - 1] === key ? 0 : 1)
      next.push(Math.min(replaced, (column[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1))
    }
    column = next
    best = Math.min(best, column[pattern.length] ?? best)
  }
  return best
}
