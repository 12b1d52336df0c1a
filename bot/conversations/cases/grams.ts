/** Text in the form that is searched: width and case folded, without spaces and punctuation. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Every pair of adjacent characters, and the last character alone, so that any single character is found as a
 * prefix.
 */
export function gramsOf(text: string): Set<string> {
  const characters = [...fold(text)]
  return new Set(characters.map((character, index) => character + (characters[index + 1] ?? '')))
}

/** The pairs that a text containing `words` must have; a single character stays as it is. */
export function gramsWanted(words: string): string[] {
  const characters = [...fold(words)]
  if (characters.length < 2) return characters
  return [...new Set(characters.slice(1).map((character, index) => (characters[index] ?? '') + character))]
}
