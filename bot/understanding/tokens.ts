/** A character, a Latin word, a number, or one syllable of typed pinyin (which has no `character`). */
export interface Token {
  readonly character: string | null
  /** Folded; null where there is nothing to pronounce. */
  readonly syllable: string | null
  /** Its name among the features by characters: `c 满`; typed pinyin has none. */
  readonly characterKey: string | null
  /** Its name among the features by sound: `s man`. */
  readonly syllableKey: string | null
}

/** The token of a character or word, of a syllable, or of a character and its sound. */
export function tokenOf(character: string | null, syllable: string | null): Token {
  const characterKey = character === null ? null : /^\d{4,}/.test(character) ? 'c #' : `c ${character}`
  return {
    character,
    syllable,
    characterKey,
    syllableKey: syllable === null ? characterKey : `s ${syllable}`,
  }
}
