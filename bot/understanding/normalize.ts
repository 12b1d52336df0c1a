import { simplify } from './simplify.ts'

/** Longer messages are read up to here: what matters is said early, and the time stays bounded. */
export const longestRead = 200

/** Nothing invisible and no picture: most messages. */
const plain = /^[\x20-\x7e\u3001-\u3011\u4e00-\u9fff]*$/

/** Regional words and ours, and a pattern that any of them fits. */
export interface Regional {
  readonly words: readonly (readonly [word: string, ours: string])[]
  readonly any: RegExp
}

/** Prepares the replacing of regional words: literal ones, no patterns. */
export const regionalWith = (words: Readonly<Record<string, string>>): Regional => ({
  words: Object.entries(words),
  any: new RegExp(Object.keys(words).map(literal).join('|') || '(?!)'),
})

const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Pinyin may be typed with its tones: jiésuàn, jie2suan4. */
const accented = /[\u00c0-\u024f]+/g
const toneDigits = /(?<![a-z\d])(?:[a-z]{2,6}[1-5][ ,]?){2,}(?![a-z\d])/g

/**
 * One spelling for all messages: compatibility forms, lower case, simplified characters, the regional words replaced,
 * invisible characters, emoji and tones of pinyin gone, runs of one character shortened, at most 200 characters.
 */
export function normalize(message: string, regional: Regional): string {
  const start = message
    .slice(0, longestRead * 4)
    .replace(/[\r\n\u2028\u2029]+/g, '。')
    .normalize('NFKC')
  const visible = plain.test(start) ? start : makeVisible(start)
  let text = simplify(visible.toLowerCase().replace(toneDigits, run => run.replace(/\d/g, '')))
  if (regional.any.test(text)) {
    for (const [word, ours] of regional.words) text = text.replaceAll(word, ours)
  }
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
