import { Converter } from 'opencc-js/t2cn'

/** Longer messages are read up to here: what matters is said early, and the time stays bounded. */
export const longestRead = 200

// Character level: the phrase tables of the Taiwan variant turn 儲存滿 into 保存满.
const toSimplified = Converter({ from: 't', to: 'cn' })

/** Pinyin may be typed with its tones: jiésuàn, jie2suan4. */
const accented = /[\u00c0-\u024f]+/g
const toneDigits = /(?<![a-z\d])(?:[a-z]{2,6}[1-5][ ,]?){2,}(?![a-z\d])/g

/**
 * One spelling for all messages: compatibility forms, lower case, simplified characters, the regional words replaced,
 * invisible characters, emoji and tones of pinyin gone, runs of one character shortened, at most 200 characters.
 */
export function normalize(message: string, regional: ReadonlyMap<string, string>): string {
  const visible = message
    .slice(0, longestRead * 4)
    .replace(/[\r\n\u2028\u2029]+/g, '。')
    .normalize('NFKC')
    .replace(accented, letters => letters.normalize('NFD'))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Mn}]/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .toLowerCase()
    .replace(toneDigits, run => run.replace(/\d/g, ''))
  let text = toSimplified(visible)
  for (const [word, ours] of regional) {
    if (text.includes(word)) text = text.replaceAll(word, ours)
  }
  return text
    .replace(/([^\d\s])\1{2,}/gu, '$1$1')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestRead)
}
