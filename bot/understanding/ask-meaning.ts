import type { Awaiting } from '../dialog/understanding.ts'
import type { Answers } from './answers.ts'
import type { Heard } from './hear-answer.ts'

/** Number of letters allowed around the word, as in 那你说的签到. */
const mostAround = 4

/** The word whose meaning is asked, if it is one that can be explained; else null. */
export function askMeaning(
  { meaning }: Answers,
  { letters }: Pick<Heard, 'letters'>,
  { words = [] }: Awaiting,
): string | null {
  const sign = meaning.find(each => letters.includes(each))
  if (sign === undefined) return null
  const rest = letters.replace(sign, '').toLowerCase()
  const named = words.filter(
    word => rest.includes(word.toLowerCase()) && rest.length <= word.length + mostAround,
  )
  return named.reduce<string | null>(
    (longest, word) => (longest !== null && longest.length >= word.length ? longest : word),
    null,
  )
}
