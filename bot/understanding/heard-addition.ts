import type { Token } from './tokens.ts'

/**
 * Finds where a misspelt word in a clause adds another problem (海有 for 还有): the index of its first token, or
 * -1. `words` are such words as tokens; characters in `neverMisheard` match only themselves.
 */
export function heardAdditionIn(
  words: readonly (readonly Token[])[],
  neverMisheard: ReadonlySet<string>,
): (clause: readonly Token[]) => number {
  const starts = new Set(words.map(([first]) => first?.syllable ?? null))
  const isMeant = (said: Token | undefined, meant: Token): boolean =>
    said !== undefined &&
    said.syllable === meant.syllable &&
    said.character !== null &&
    (said.character === meant.character || !neverMisheard.has(said.character))
  return clause => {
    for (let at = 0; at < clause.length; at++) {
      if (!starts.has(clause[at]?.syllable ?? '')) continue
      if (words.some(word => word.every((meant, next) => isMeant(clause[at + next], meant)))) return at
    }
    return -1
  }
}
