/** Text as it is searched: width and case folded, without spaces and punctuation. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Every pair of neighbouring characters, and the last one alone, so that one character is found as a beginning. */
export function gramsOf(text: string): Set<string> {
  const characters = [...fold(text)]
  return new Set(characters.map((character, index) => character + (characters[index + 1] ?? '')))
}

/** The pairs that a text must have to contain `words`; the one character itself when there is no pair. */
export function gramsWanted(words: string): string[] {
  const characters = [...fold(words)]
  if (characters.length < 2) return characters
  return [...new Set(characters.slice(1).map((character, index) => (characters[index] ?? '') + character))]
}
