import type { ScreenText } from './content.ts'
import { keepName, type Names, type Token } from './tokens.ts'

/** A screen text ready to be looked for: by sound, since merchants mistype and mishear what they read out. */
export interface ScreenPattern {
  readonly intent: string
  readonly text: string
  /** The numbers of its sounds. */
  readonly sounds: readonly number[]
  /** How many of its syllables may be wrong. */
  readonly allowed: number
  /** So many of its different syllables must be there. */
  readonly needed: number
}

/** All screen texts, and which of them have a syllable: most messages share too few with any to look closer. */
export interface ScreenIndex {
  readonly patterns: readonly ScreenPattern[]
  /** Number of a sound → places of patterns. */
  readonly bySound: readonly (readonly number[] | undefined)[]
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

/** The screen text that a clause quotes best, the longest of equals; none within its share of errors is null. */
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

/** Least edits that make a pattern a part of what was said (Sellers). */
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
