/** A character, a Latin word, a number, or one syllable of typed pinyin (which has no `character`). */
export interface Token {
  readonly character: string | null
  /** Folded; null where there is nothing to pronounce. */
  readonly syllable: string | null
  /** Its name among the features by characters: `c 满`; typed pinyin has none. */
  readonly characterKey: string | null
  /** Its name among the features by sound: `s man`. */
  readonly syllableKey: string | null
  /** The number of its character, for tables; 0 where it has none. */
  readonly written: number
  /** The number of what is heard of it, for tables; 0 where it has none. */
  readonly spoken: number
}

/** What is no token but counts among the features, such as a concept of the lexicon. */
export interface Name {
  readonly key: string
  readonly number: number
}

/** Numbers from 1 for characters (`c 满`), syllables (`s man`) and concepts that are kept; those only met in a message have none. */
export type Names = Map<string, number>

/** A token that is made once and kept: a character, a word of the content, a syllable, or a character and its sound. */
export function keptToken(names: Names, character: string | null, syllable: string | null): Token {
  if (character !== null) keepName(names, `c ${character}`)
  if (syllable !== null) keepName(names, `s ${syllable}`)
  return tokenOf(names, character, syllable)
}

/** The token of a character or word, of a syllable, or of a character and its sound. */
export function tokenOf(names: Names, character: string | null, syllable: string | null): Token {
  // A long number is like any other.
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

/** The number of a name, a new one when it has none. */
export function keepName(names: Names, name: string): number {
  const known = names.get(name)
  if (known !== undefined) return known
  names.set(name, names.size + 1)
  return names.size
}
