import type { ReadAloud } from './read-aloud.ts'
import { type Piece, splitLatin } from './syllables.ts'

/** A character, a Latin word, a number, or one syllable of typed pinyin (which has no `character`). */
export interface Token {
  readonly character: string | null
  /** Folded; null where there is nothing to pronounce. */
  readonly syllable: string | null
}

export interface Tokenizer {
  readonly readAloud: ReadAloud
  readonly english: ReadonlySet<string>
}

const parts = /\p{Script=Han}|[a-z]\d(?![a-z\d])|[a-z]+|\d+(?:\.\d+)?/gu

/** The tokens of a normalised clause, in order. */
export function tokenize(clause: string, { readAloud, english }: Tokenizer): readonly Token[] {
  const found = clause.match(parts) ?? []
  const spoken = readAloud(found)
  return found.flatMap((part, index): Token | Token[] => {
    if (/^[a-z]/.test(part)) return splitLatin(part, english).map(pieceToken)
    return { character: part, syllable: spoken[index] ?? null }
  })
}

const pieceToken = ({ syllable, word }: Piece): Token =>
  syllable === undefined ? { character: word ?? '', syllable: null } : { character: null, syllable }
