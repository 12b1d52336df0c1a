import type { Lexicon } from './content.ts'
import { simplify } from './simplify.ts'

/** Longer messages are read up to here: what matters is said early, and the time stays bounded. */
export const longestRead = 200

/** Nothing invisible and no picture: most messages. */
const plain = /^[\x20-\x7e\u3001-\u3011\u4e00-\u9fff]*$/

/** Words of other tongues and ours. */
export interface Foreign {
  /** Regional words, replaced wherever they stand, and a pattern that any of them fits. */
  readonly regional: readonly (readonly [word: string, ours: string])[]
  readonly anyRegional: RegExp
  /** English words and initials, replaced where they stand alone. */
  readonly meanings: ReadonlyMap<string, string>
}

/** Prepares the replacing of words of other tongues: literal ones, no patterns. */
export const foreignWith = ({ regional, meanings }: Pick<Lexicon, 'regional' | 'meanings'>): Foreign => ({
  regional: Object.entries(regional),
  anyRegional: new RegExp(Object.keys(regional).map(literal).join('|') || '(?!)'),
  meanings: new Map(Object.entries(meanings)),
})

const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const latin = /(?<![a-z\d])[a-z]{2,12}(?![a-z\d])/g

/** Pinyin may be typed with its tones: jiésuàn, jie2suan4. */
const accented = /[\u00c0-\u024f]+/g
const toneDigits = /(?<![a-z\d])(?:[a-z]{2,6}[1-5][ ,]?){2,}(?![a-z\d])/g

/**
 * One spelling for all messages: compatibility forms, lower case, simplified characters, words of other tongues replaced,
 * invisible characters, emoji and tones of pinyin gone, runs of one character shortened, at most 200 characters.
 */
export function normalize(message: string, { regional, anyRegional, meanings }: Foreign): string {
  const start = message
    .slice(0, longestRead * 4)
    .replace(/[\r\n\u2028\u2029]+/g, '。')
    .normalize('NFKC')
  const visible = plain.test(start) ? start : makeVisible(start)
  let text = simplify(visible.toLowerCase().replace(toneDigits, run => run.replace(/\d/g, '')))
  if (anyRegional.test(text)) {
    for (const [word, ours] of regional) text = text.replaceAll(word, ours)
  }
  text = text.replace(latin, word => meanings.get(word) ?? word)
  return text
    .replace(/([^\d\s])\1{2,}/gu, '$1$1')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestRead)
}

const makeVisible = (text: string): string =>
  text
    .replace(accented, letters => letters.normalize('NFD'))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Mn}]/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
