import type { Lexicon } from './content.ts'
import { literal } from './literal.ts'
import { isTraditional, simplify } from './simplify.ts'

/** Longer messages are cut off here: what matters is said early, and the time stays bounded. */
const longestRead = 200

/** A message without invisible characters or pictures, as most are. */
const plain = /^[\x20-\x7e\u2013-\u201d\u3001-\u3011\u4e00-\u9fff]*$/

/** What a text may need, as bits: each step runs only where some character requires it. */
const needs = {
  compatible: 1,
  lowerCase: 2,
  simplified: 4,
  regional: 8,
  spaces: 16,
  digit: 32,
  letter: 64,
  repeated: 128,
  everything: 255,
} as const

/** Words in other languages and our equivalents, and what each UTF-16 code unit makes a text need. */
interface Foreign {
  /** Regional words, replaced anywhere in a text, and a pattern that matches any of them. */
  readonly regional: readonly (readonly [word: string, ours: string])[]
  readonly anyRegional: RegExp
  /**
   * English words, phrases and initials, replaced where they stand alone, and a pattern that matches the
   * phrases.
   */
  readonly meanings: ReadonlyMap<string, string>
  readonly anyPhrase: RegExp
  readonly needs: Uint8Array
}

/** Prepares the replacement of foreign words; they are taken literally, not as patterns. */
export const foreignWith = ({ regional, meanings }: Pick<Lexicon, 'regional' | 'meanings'>): Foreign => ({
  regional: Object.entries(regional),
  anyRegional: new RegExp(Object.keys(regional).map(literal).join('|') || '(?!)'),
  meanings: new Map(Object.entries(meanings)),
  anyPhrase: phrasesAmong(Object.keys(meanings)),
  needs: needsWith(Object.keys(regional)),
})

/** The longest phrase first, so that `not turning on` is not read as `turning on`. */
function phrasesAmong(wordings: readonly string[]): RegExp {
  const phrases = wordings.filter(wording => wording.includes(' '))
  const longestFirst = phrases.sort((left, right) => right.length - left.length)
  return new RegExp(`(?<![a-z\\d])(?:${longestFirst.join('|') || '(?!)'})(?![a-z\\d])`, 'g')
}

function needsWith(regional: readonly string[]): Uint8Array {
  const table = new Uint8Array(0x10000).fill(needs.everything)
  const from = (first: number, last: number, need: number) => table.fill(need, first, last + 1)
  from(0x20, 0x7e, 0)
  from(0x2013, 0x2016, 0)
  from(0x2018, 0x201d, 0)
  from(0xff01, 0xff5e, needs.compatible)
  from(0x30, 0x39, needs.digit)
  from(0x41, 0x5a, needs.lowerCase)
  from(0x61, 0x7a, needs.letter)
  from(0x3001, 0x3011, 0)
  from(0x4e00, 0x9fff, 0)
  table[0x20] = needs.spaces
  for (let unit = 0; unit < table.length; unit++) {
    if (isTraditional(unit)) table[unit] = (table[unit] ?? 0) | needs.simplified
  }
  for (const word of regional) {
    const unit = word.charCodeAt(0)
    table[unit] = (table[unit] ?? 0) | needs.regional
  }
  return table
}

/** Everything that a text needs. */
function needsOf(text: string, table: Uint8Array): number {
  let found = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    found |= table[unit] ?? 0
    if (at > 1 && text.charCodeAt(at - 1) === unit && text.charCodeAt(at - 2) === unit)
      found |= needs.repeated
  }
  return found
}

/** doesn't is spelt doesnt in the lexicon. */
const apostrophe = /(?<=[a-z])['’](?=[a-z])/g
const latin = /(?<![a-z\d])[a-z]{2,12}(?![a-z\d])/g

/** Pinyin may be typed with tones: jiésuàn, jie2suan4. */
const accented = /[\u00c0-\u024f]+/g
const toneDigits = /(?<![a-z\d])(?:[a-z]{2,6}[1-5][ ,]?){2,}(?![a-z\d])/g

/**
 * Brings all messages to one spelling: resolves compatibility forms, converts to lower case and simplified
 * characters, replaces words of other languages, removes invisible characters, emoji and pinyin tones,
 * shortens runs of one character, and keeps at most 200 characters.
 */
export function normalize(message: string, foreign: Foreign): string {
  let text = message.slice(0, longestRead * 4)
  let need = needsOf(text, foreign.needs)
  if (need & needs.compatible) {
    text = compatible(text)
    need = needsOf(text, foreign.needs)
  }
  if (need & needs.lowerCase) {
    text = text.toLowerCase()
    need |= needs.letter
  }
  if (need & needs.letter && need & needs.digit) {
    text = text.replace(toneDigits, withoutDigits)
    need |= needs.repeated
  }
  if (need & (needs.lowerCase | needs.simplified)) {
    text = simplify(text)
    need = needsOf(text, foreign.needs)
  }
  if (need & needs.regional && foreign.anyRegional.test(text)) {
    for (const [word, ours] of foreign.regional) text = text.replaceAll(word, ours)
    need |= needs.repeated
  }
  if (need & needs.letter) {
    const meaning = (words: string) => foreign.meanings.get(words) ?? words
    text = text.replace(apostrophe, '').replace(foreign.anyPhrase, meaning).replace(latin, meaning)
    need |= needs.repeated
  }
  if (need & needs.repeated) text = text.replace(/([^\d\s])\1{2,}/gu, '$1$1')
  if (need & needs.spaces) text = text.replace(/\s+/g, ' ').trim()
  return text.slice(0, longestRead)
}

const withoutDigits = (run: string): string => run.replace(/\d/g, '')

/**
 * Turns line breaks into full stops; resolves compatibility forms; drops invisible characters, pictures and
 * accents.
 */
function compatible(text: string): string {
  const start = text.replace(/[\r\n\u2028\u2029]+/g, '。').normalize('NFKC')
  if (plain.test(start)) return start
  return start
    .replace(accented, letters => letters.normalize('NFD'))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Mn}]/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
}
