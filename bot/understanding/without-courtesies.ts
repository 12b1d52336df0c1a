import type { Lexicon } from './content.ts'
import { literal } from './literal.ts'

/** Thanks with one of these words report that the problem is solved. */
const cured = /解决|搞定|好了|可以了|成功|行了|能用|能刷|帮/
const thanks = /谢/
/** A message with less than this left is nothing but polite. */
const leastMatter = 3

/**
 * Removes politeness and hurry from a message: openings at the start of a clause, and clauses that are
 * nothing but openings and asides. A message that consists of nothing else keeps them.
 */
export function withoutCourtesiesOf({
  openings,
  asides,
}: Pick<Lexicon, 'openings' | 'asides'>): (clauses: readonly string[]) => readonly string[] {
  const opening = new RegExp(`^(?:${anyOf(openings)})+`)
  const aside = new RegExp(`^(?:${anyOf([...openings, ...asides])})+[啊呀哦哈啦了呢吧哟~]*$`)
  return clauses => {
    const matter = clauses
      .filter(clause => !aside.test(clause))
      .map(clause => clause.replace(opening, '').trim())
      .filter(clause => clause !== '')
    const said = matter.join('')
    const isCured = cured.test(said) && clauses.some(clause => thanks.test(clause))
    return said.length < leastMatter || isCured ? clauses : matter
  }
}

const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((left, right) => right.length - left.length)
    .map(literal)
    .join('|') || '(?!)'
