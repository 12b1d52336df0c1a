import type { ScreenText } from './content.ts'
import type { Token } from './tokens.ts'

/** A screen text ready to be looked for: by sound, since merchants mistype and mishear what they read out. */
export interface ScreenPattern {
  readonly intent: string
  readonly text: string
  readonly keys: readonly string[]
  /** How many of its syllables may be wrong. */
  readonly allowed: number
  /** So many of its different syllables must be there. */
  readonly needed: number
}

/** All screen texts, and which of them have a syllable: most messages share too few with any to look closer. */
export interface ScreenIndex {
  readonly patterns: readonly ScreenPattern[]
  readonly byKey: ReadonlyMap<string, readonly number[]>
}

/** A screen text met in a clause. `errors` is the number of syllables that differ. */
export interface ScreenHit {
  readonly pattern: ScreenPattern
  readonly errors: number
}

/** One syllable in five may be wrong, missing or too many. */
const errorShare = 5
/** A longer text with an error quotes no better than one this much shorter without. */
const errorCost = 3

/** Prepares the screen texts of the content. */
export function indexScreenTexts(
  texts: readonly ScreenText[],
  tokensOf: (text: string) => readonly Token[],
): ScreenIndex {
  const patterns = texts.map(({ intent, text }) => {
    const keys = tokensOf(text).map(keyOf)
    const allowed = Math.floor(keys.length / errorShare)
    return { intent, text, keys, allowed, needed: new Set(keys).size - allowed }
  })
  const byKey = new Map<string, number[]>()
  for (const [index, { keys }] of patterns.entries()) {
    for (const key of new Set(keys)) byKey.set(key, [...(byKey.get(key) ?? []), index])
  }
  return { patterns, byKey }
}

/** The screen text that a clause quotes best, the longest of equals; none within its share of errors is null. */
export function matchScreenText(
  { patterns, byKey }: ScreenIndex,
  tokens: readonly Token[],
): ScreenHit | null {
  const keys = tokens.map(keyOf)
  const shared = new Uint8Array(patterns.length)
  for (const key of new Set(keys)) {
    for (const index of byKey.get(key) ?? []) shared[index] = (shared[index] ?? 0) + 1
  }
  let best: ScreenHit | null = null
  for (let index = 0; index < patterns.length; index++) {
    const pattern = patterns[index]
    if (!pattern || (shared[index] ?? 0) < pattern.needed) continue
    const errors = errorsWithin(pattern.keys, keys)
    if (errors > pattern.allowed) continue
    const quality = pattern.keys.length - errorCost * errors
    if (best === null || quality > best.pattern.keys.length - errorCost * best.errors)
      best = { pattern, errors }
  }
  return best
}

const keyOf = ({ syllable, character }: Token): string => syllable ?? character ?? ''

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
