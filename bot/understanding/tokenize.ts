import type { ReadAloud } from './read-aloud.ts'
import { type Latin, splitLatin } from './split-latin.ts'
import { type Names, type Token, tokenOf } from './tokens.ts'

interface Tokenizer {
  readonly names: Names
  readonly readAloud: ReadAloud
  readonly latin: Latin
}

const han = /^\p{Script=Han}$/u

/** The tokens of a normalised clause, in order. */
export function tokenize(clause: string, tokenizer: Tokenizer): readonly Token[] {
  const { names, readAloud, latin } = tokenizer
  const tokens: Token[] = []
  for (let at = 0; at < clause.length; ) {
    const unit = clause.charCodeAt(at)
    if (isCommonHan(unit)) {
      tokens.push(readAloud.tokenOf(clause.charAt(at)))
      at += 1
    } else if (isLetter(unit)) {
      const end = endOfLetters(clause, at)
      for (const token of splitLatin(clause.slice(at, end), latin)) tokens.push(token)
      at = end
    } else if (isDigit(unit)) {
      const end = endOfNumber(clause, at)
      tokens.push(tokenOf(names, clause.slice(at, end), null))
      at = end
    } else {
      const character = String.fromCodePoint(clause.codePointAt(at) ?? 0)
      if (unit > 0x7f && han.test(character)) tokens.push(readAloud.tokenOf(character))
      at += character.length
    }
  }
  readAloud.readWords(tokens)
  return tokens
}

/** A letter followed by a digit, such as a0, is one word; otherwise a run of letters is. */
function endOfLetters(text: string, start: number): number {
  let end = start + 1
  while (isLetter(text.charCodeAt(end))) end++
  const after = text.charCodeAt(end + 1)
  return end === start + 1 && isDigit(text.charCodeAt(end)) && !isLetter(after) && !isDigit(after)
    ? end + 1
    : end
}

function endOfNumber(text: string, start: number): number {
  const whole = endOfDigits(text, start)
  return text[whole] === '.' && isDigit(text.charCodeAt(whole + 1)) ? endOfDigits(text, whole + 1) : whole
}

function endOfDigits(text: string, start: number): number {
  let end = start
  while (isDigit(text.charCodeAt(end))) end++
  return end
}

/** Takes a UTF-16 code unit, or NaN beyond the end of a text. */
const isCommonHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff
const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
