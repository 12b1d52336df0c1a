import { pinyin } from 'pinyin-pro'

/**
 * Replaces typed pinyin, in one run or with spaces, by the words that split clauses or rule them out: haiyou
 * and hai you become 还有.
 */
export function writeOutWith(words: readonly string[]): (text: string) => string {
  if (words.length === 0) return text => text
  const spelt = new Map(words.map(word => [spellingOf(word).join(''), word]))
  const longestFirst = [...words].sort((left, right) => right.length - left.length)
  const typed = new RegExp(
    `(?<![a-z])(?:${longestFirst.map(word => spellingOf(word).join(' ')).join('|')})(?![a-z])|` +
      longestFirst.map(word => spellingOf(word).join('')).join('|'),
    'g',
  )
  return text => text.replace(typed, found => spelt.get(found.replaceAll(' ', '')) ?? found)
}

const spellingOf = (word: string): readonly string[] =>
  pinyin(word, { toneType: 'none', v: true, type: 'array' })
