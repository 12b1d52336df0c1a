import { pinyin } from 'pinyin-pro'

/**
 * Writes out the words by which clauses are cut and set aside where they are typed in pinyin, in one run or with spaces:
 * haiyou and hai you are 还有.
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
