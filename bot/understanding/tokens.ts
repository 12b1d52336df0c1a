/** A character, a Latin word, a number, or one syllable of typed pinyin (which has no `character`). */
export interface Token {
  readonly character: string | null
  /** Folded; null where there is nothing to pronounce. */
  readonly syllable: string | null
  /** Its name among the features by characters: `c 满`; typed pinyin has none. */
  readonly characterKey: string | null
  /** Its name among the features by sound: `s man`. */
  readonly syllableKey: string | null
  /** The number of `characterKey`, for tables; 0 where it has none. */
  readonly written: number
  /** The number of `syllableKey`, for tables; 0 where it has none. */
  readonly spoken: number
}

/** What is no token but counts among the features, such as a concept of the lexicon. */
export interface Name {
  readonly key: string
  readonly number: number
}

/**
 * Numbers from 1 for the names of tokens that are made once and kept: characters, syllables and words of the content.
 * What is only met in a message has none.
 */
export type Names = Map<string, number>

/** The token of a character or word, of a syllable, or of a character and its sound; one to be kept gets numbers. */
export function tokenOf(character: string | null, syllable: string | null, names?: Names): Token {
  const characterKey = character === null ? null : /^\d{4,}/.test(character) ? 'c #' : `c ${character}`
  const syllableKey = syllable === null ? characterKey : `s ${syllable}`
  const written = names ? numberOf(names, characterKey) : 0
  const spoken = names ? numberOf(names, syllableKey) : 0
  return { character, syllable, characterKey, syllableKey, written, spoken }
}

/** A name to be kept. */
export const nameOf = (names: Names, key: string): Name => ({ key, number: numberOf(names, key) })

function numberOf(names: Names, name: string | null): number {
  if (name === null) return 0
  const known = names.get(name)
  if (known !== undefined) return known
  names.set(name, names.size + 1)
  return names.size
}
