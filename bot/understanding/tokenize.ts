import type { ReadAloud } from './read-aloud.ts'
import { type Latin, splitLatin } from './split-latin.ts'
import type { Token } from './tokens.ts'

export interface Tokenizer {
  readonly readAloud: ReadAloud
  readonly latin: Latin
}

const parts = /\p{Script=Han}|[a-z]\d(?![a-z\d])|[a-z]+|\d+(?:\.\d+)?/gu

/** The tokens of a normalised clause, in order. */
export function tokenize(clause: string, { readAloud, latin }: Tokenizer): readonly Token[] {
  const found = clause.match(parts) ?? []
  const tokens: Token[] = []
  for (let at = 0; at < found.length; ) {
    const part = found[at] ?? ''
    if (/^[a-z]/.test(part)) {
      tokens.push(...splitLatin(part, latin))
      at += 1
    } else {
      const read = readAloud(found, at)
      tokens.push(...read)
      at += read.length
    }
  }
  return tokens
}
