import type { Spoken } from './desk.ts'
import type { BotExpectation } from './expectation.ts'
import { listOf, matchesPattern, patternOf } from './match-text.ts'

/** A key of an expectation that does not hold, and the value with which it would. */
export interface Difference {
  readonly key:
    | 'text'
    | 'contains'
    | 'matches'
    | 'node'
    | 'flow'
    | 'choices'
    | 'step'
    | 'shows'
    | 'any'
    | 'not'
  /** What was expected, in words. */
  readonly expected: string
  /** Undefined when no value can be named. */
  readonly actual?: string | number | boolean | readonly string[]
}

/** Every difference between what the bot said and what was expected. */
export function compareSpeech(expected: BotExpectation, spoken: Spoken): Difference[] {
  if (typeof expected === 'string') {
    const pattern = patternOf(expected)
    return compareSpeech(pattern === null ? { text: expected } : { matches: pattern }, spoken)
  }
  const { text, contains, matches, node, flow, choices, step, shows, any = [], not } = expected
  const ids = spoken.choices.map(({ id }) => id)
  const lacking = listOf(contains).filter(words => !spoken.text.includes(words))
  const shown = spoken.demonstration !== null
  const found: (Difference | false)[] = [
    text !== undefined &&
      text !== spoken.text && { key: 'text', expected: `the text 「${text}」`, actual: spoken.text },
    lacking.length > 0 && { key: 'contains', expected: `a text with 「${lacking.join('」 and 「')}」` },
    matches !== undefined &&
      !matchesPattern(spoken.text, matches) && { key: 'matches', expected: `a text like /${matches}/` },
    node !== undefined &&
      node !== spoken.source && { key: 'node', expected: `node ${node}`, actual: spoken.source },
    flow !== undefined &&
      flow !== flowOf(spoken) && { key: 'flow', expected: `flow ${flow}`, actual: flowOf(spoken) },
    choices !== undefined &&
      choices.join() !== ids.join() && {
        key: 'choices',
        expected: `choices ${choices.join(', ') || 'none'}`,
        actual: ids,
      },
    step !== undefined &&
      step !== spoken.step && {
        key: 'step',
        expected: `step ${step}`,
        ...(spoken.step === null ? {} : { actual: spoken.step }),
      },
    shows !== undefined &&
      shows !== shown && {
        key: 'shows',
        expected: shows ? 'a demonstration' : 'no demonstration',
        actual: shown,
      },
    any.length > 0 &&
      any.every(each => compareSpeech(each, spoken).length > 0) && {
        key: 'any',
        expected: `one of ${any.map(describeExpectation).join(' or ')}`,
      },
    not !== undefined &&
      compareSpeech(not, spoken).length === 0 && {
        key: 'not',
        expected: `anything but ${describeExpectation(not)}`,
      },
  ]
  return found.filter(difference => difference !== false)
}

/** The flow whose node speaks; empty for a line that belongs to none. */
const flowOf = ({ source }: Spoken): string => (source.includes('/') ? (source.split('/')[0] ?? '') : '')

/** An expectation in words, to be put into a sentence. */
export function describeExpectation(expected: BotExpectation): string {
  if (typeof expected === 'string') return `「${expected}」`
  const { text, contains, matches, node, flow, choices, step, shows, any, not } = expected
  return [
    node ?? '',
    flow === undefined ? '' : `flow ${flow}`,
    text === undefined ? '' : `「${text}」`,
    ...listOf(contains).map(words => `…${words}…`),
    matches === undefined ? '' : `/${matches}/`,
    choices === undefined ? '' : `(${choices.join(', ')})`,
    step === undefined ? '' : `step ${step}`,
    shows === undefined ? '' : shows ? 'a demonstration' : 'no demonstration',
    any === undefined ? '' : any.map(describeExpectation).join(' or '),
    not === undefined ? '' : `not ${describeExpectation(not)}`,
  ]
    .filter(part => part !== '')
    .join(' ')
}

/** One line for messages: where it comes from, the words, the choices. */
export function describeSpoken({ source, text, choices }: Spoken): string {
  const ids = choices.map(({ id }) => id).join(', ')
  return `[${source}] ${text}${ids ? ` (${ids})` : ''}`
}
