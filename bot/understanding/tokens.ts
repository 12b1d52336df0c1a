/** A character, a Latin word, a number, or one syllable of typed pinyin (which has no `character`). */
export interface Token {
  readonly character: string | null
  /** Folded; null where there is nothing to pronounce. */
  readonly syllable: string | null
  /** Its name among the character features: `c 满`; null for typed pinyin. */
  readonly characterKey: string | null
  /** Its name among the sound features: `s man`. */
  readonly syllableKey: string | null
  /** The number of its character, as an index into tables; 0 where it has none. */
  readonly written: number
  /** The number of its sound, as an index into tables; 0 where it has none. */
  readonly spoken: number
}

/** Something that is a feature without being a token, such as a concept of the lexicon. */
export interface Name {
  readonly key: string
  readonly number: number
}

/**
 * Numbers, from 1, of the characters (`c 满`), syllables (`s man`) and concepts that are kept; names that only
 * occur in a message have none.
 */
export type Names = Map<string, number>

/**
 * Creates a token once, to be kept: a character, a word of the content, a syllable, or a character with its
 * sound.
 */
export function keptToken(names: Names, character: string | null, syllable: string | null): Token {
  if (character !== null) keepName(names, `c ${character}`)
  if (syllable !== null) keepName(names, `s ${syllable}`)
  return tokenOf(names, character, syllable)
}

/** The token of a character or word, of a syllable, or of a character and its sound. */
export function tokenOf(names: Names, character: string | null, syllable: string | null): Token {
  // All long numbers are the same feature.
  const characterKey = character === null ? null : /^\d{4,}/.test(character) ? 'c #' : `c ${character}`
  const written = character === null ? 0 : (names.get(`c ${character}`) ?? 0)
  return {
    character,
    syllable,
    characterKey,
    syllableKey: syllable === null ? characterKey : `s ${syllable}`,
    written,
    spoken: syllable === null ? written : (names.get(`s ${syllable}`) ?? 0),
  }
}

/** The number of a name, which gets the next one if it has none. */
export function keepName(names: Names, name: string): number {
  const known = names.get(name)
  if (known !== undefined) return known
  names.set(name, names.size + 1)
  return names.size
}
