import type { ScreenText } from './content.ts'
import { keepName, type Names, type Token } from './tokens.ts'

/** A screen text prepared for search by sound, since merchants mistype and mishear what they read out. */
interface ScreenPattern {
  readonly intent: string
  readonly text: string
  /** The numbers of its syllables. */
  readonly sounds: readonly number[]
  /** How many of its syllables may be wrong. */
  readonly allowed: number
  /** How many of its different syllables must occur. */
  readonly needed: number
}

/**
 * All screen texts, and which of them contain a syllable: most messages share too few with any to look
 * closer.
 */
export interface ScreenIndex {
  readonly patterns: readonly ScreenPattern[]
  /** Number of a syllable → indexes of patterns. */
  readonly bySound: readonly (readonly number[] | undefined)[]
}

/** A screen text found in a clause. `errors` is the number of syllables that differ. */
interface ScreenHit {
  readonly pattern: ScreenPattern
  readonly errors: number
}

/** One syllable in this many may be wrong, missing or superfluous. */
const errorShare = 5
/** A text quoted with one error counts no more than one this many syllables shorter without any. */
const errorCost = 3

/** Prepares the screen texts of the content. */
export function indexScreenTexts(
  texts: readonly ScreenText[],
  tokensOf: (text: string) => readonly Token[],
  names: Names,
): ScreenIndex {
  const patterns = texts.map(({ intent, text }) => {
    const sounds = tokensOf(text).map(({ syllable, character }) =>
      keepName(names, syllable === null ? `c ${character}` : `s ${syllable}`),
    )
    const allowed = Math.floor(sounds.length / errorShare)
    return { intent, text, sounds, allowed, needed: new Set(sounds).size - allowed }
  })
  const bySound: number[][] = []
  for (const [place, { sounds }] of patterns.entries()) {
    for (const sound of new Set(sounds)) bySound[sound] = [...(bySound[sound] ?? []), place]
  }
  return { patterns, bySound }
}

/**
 * The screen text that a clause quotes best, the longest among equals; null where none is within its share of
 * errors.
 */
export function matchScreenText(
  { patterns, bySound }: ScreenIndex,
  tokens: readonly Token[],
): ScreenHit | null {
  const shared: number[] = patterns.map(() => 0)
  for (const [at, { spoken }] of tokens.entries()) {
    const places = spoken < bySound.length ? bySound[spoken] : undefined
    if (!places || tokens.findIndex(token => token.spoken === spoken) < at) continue
    for (const place of places) shared[place] = (shared[place] ?? 0) + 1
  }
  let best: ScreenHit | null = null
  for (const [place, pattern] of patterns.entries()) {
    if ((shared[place] ?? 0) < pattern.needed) continue
    const errors = errorsWithin(pattern.sounds, tokens)
    if (errors > pattern.allowed) continue
    const quality = pattern.sounds.length - errorCost * errors
    if (best === null || quality > best.pattern.sounds.length - errorCost * best.errors)
      best = { pattern, errors }
  }
  return best
}

/** The fewest edits that make a pattern part of the message (Sellers' algorithm). */
function errorsWithin(pattern: readonly number[], tokens: readonly Token[]): number {
  const column = Array.from({ length: pattern.length + 1 }, (_, index) => index)
  let best = pattern.length
  for (const { spoken } of tokens) {
    let before = 0
    for (let row = 1; row <= pattern.length; row++) {
      const old = column[row] ?? 0
      const replaced = before + (pattern[row - 1] === spoken ? 0 : 1)
      column[row] = Math.min(replaced, old + 1, (column[row - 1] ?? 0) + 1)
      before = old
    }
    best = Math.min(best, column[pattern.length] ?? best)
  }
  return best
}
