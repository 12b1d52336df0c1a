import type { Responses } from '../dialog/content.ts'

/** Finds, by its wording, the key of a line that belongs to no node: a desk does not send the key. */
export function lineNamer(responses: Responses): (text: string) => string {
  const written = Object.entries(responses).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[key, value]]
    const lines = Object.entries(value).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    )
    // All small talk goes by one name, and so does the welcome; other groups name each line.
    return lines.map(([name, text]) => [key === 'welcome' || key === 'social' ? key : name, text])
  })
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
