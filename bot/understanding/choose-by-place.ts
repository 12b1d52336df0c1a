import type { AwaitedChoice, Awaiting } from '../dialog/understanding.ts'
import { readChineseNumber } from './chinese-number.ts'
import type { ChoiceMatch } from './choice-match.ts'
import type { Place } from './content.ts'

const ordinal = /^(?:我?选择?|第|点|就|要)*(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个|项|种|条|号|款)?$/
const last = /^(?:我?选择?)?最后(?:一|那)?个?$/

/** The choice named by its number: 「2」「第二个」「最后一个」. */
export function byNumber(text: string, { choices, expects }: Awaiting): ChoiceMatch | null {
  if (last.test(text)) return numbered(choices.at(-1))
  const digits = ordinal.exec(text)?.[1]
  if (digits === undefined) return null
  // Where a number is asked for, a bare number is the answer, not the number of a choice.
  if (digits === text && expects !== undefined && expects !== 'terminal-kind' && expects !== 'time')
    return null
  const position = /^\d+$/.test(digits) ? Number(digits) : (readChineseNumber(digits) ?? 0)
  return numbered(choices[position - 1])
}

const numbered = (choice: AwaitedChoice | undefined): ChoiceMatch | null =>
  choice ? { choice: choice.id, rule: 'number', trust: 'plain' } : null

/** The choice named by its place on the screen: 「最下面那个」. */
export function byPlace({ choices }: Awaiting, place: Place | null): ChoiceMatch | null {
  switch (place) {
    case 'first':
      return numbered(choices[0])
    case 'last':
      return numbered(choices.at(-1))
    case 'middle':
      return choices.length % 2 === 1 ? numbered(choices[(choices.length - 1) / 2]) : null
    case null:
      return null
  }
}
