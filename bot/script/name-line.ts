import type { Responses } from '../dialog/content.ts'

/** Finds the key of a line of the bot that belongs to no node by its wording: all that a desk shows of it. */
export function lineNamer(responses: Responses): (text: string) => string {
  const { welcome, social, ...others } = responses
  const written: [string, string][] = [
    ['welcome', welcome.text],
    ...Object.values(social).map((text): [string, string] => ['social', text]),
    ...Object.entries(others).flatMap(([key, text]): [string, string][] =>
      typeof text === 'string' ? [[key, text]] : [],
    ),
  ]
  // The longest wording first: a short one with variables may match what a longer one says exactly.
  const patterns = written
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([key, text]): [string, RegExp] => [key, patternOf(text)])
  return text => patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'said'
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\{[\w-]+\}/).map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^]*')}$`, 'u')
}
