import { formatPlace } from '../../content/problem.ts'
import { describeFailure } from '../describe-failure.ts'
import type { Played, Run } from '../run.ts'

/** TAP version 14: for every tool that reads the Test Anything Protocol. */
export function reportTap({ played, where, notes }: Run): string {
  return [
    'TAP version 14',
    `1..${played.length}`,
    `# played ${where}`,
    ...notes.map(note => `# ${note}`),
    ...played.flatMap((each, index) => testLines(each, index + 1)),
    '',
  ].join('\n')
}

function testLines({ script, result, milliseconds }: Played, number: number): string[] {
  // A # in a title would begin a directive.
  const title = script.title.replace(/[\\#]/g, '\\$&')
  switch (result.outcome) {
    case 'passed':
      return [
        `ok ${number} - ${title}`,
        ...(result.unseen.length > 0 ? [`# not checked: ${result.unseen.join(', ')}`] : []),
      ]
    case 'skipped':
      return [`ok ${number} - ${title} # SKIP ${result.reason}`]
    case 'failed':
      return [
        `not ok ${number} - ${title}`,
        ...diagnostic(formatPlace(result.failure.place), describeFailure(result.failure), milliseconds),
      ]
    case 'lost':
      return [
        `not ok ${number} - ${title}`,
        ...diagnostic(formatPlace(script.place), result.reason, milliseconds),
      ]
  }
}

function diagnostic(place: string, message: string, milliseconds: number): string[] {
  const lines = message.split('\n').map(line => `    ${line}`)
  return [
    '  ---',
    `  at: '${place}'`,
    `  duration_ms: ${milliseconds.toFixed(1)}`,
    '  message: |',
    ...lines,
    '  ...',
  ]
}
