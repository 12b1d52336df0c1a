import { describeFailure } from '../describe-failure.ts'
import { type Played, type Run, tally, unseenIn } from '../run.ts'
import { transcribe } from '../transcribe.ts'

/** For people: a line per script, then each failure in full, then the sums. */
export function reportSpec(run: Run): string {
  const { played, where, turns, milliseconds, notes } = run
  const { passed, failed, skipped } = tally(played)
  const seconds = milliseconds / 1000
  const rate = seconds > 0 ? ` (${Math.round(turns / seconds)} a second)` : ''
  const unseen = [...unseenIn(played)].map(([key, count]) => `${key} in ${count}`).join(', ')
  return [
    ...played.map(line),
    ...played.flatMap(detail),
    '',
    ...notes.map(note => `note: ${note}`),
    ...(unseen === '' ? [] : [`not checked ${where}: ${unseen} of the scripts`]),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not played` : ''}; ${where}, ${turns} turns in ${seconds.toFixed(2)} s${rate}`,
    '',
  ].join('\n')
}

const marks = { passed: '  passed ', failed: '  FAILED ', lost: '  FAILED ', skipped: '  skipped' } as const

function line({ script, result }: Played): string {
  const unseen =
    result.outcome === 'passed' && result.unseen.length > 0
      ? `  (not checked: ${result.unseen.join(', ')})`
      : ''
  const reason = result.outcome === 'skipped' ? `  (${result.reason})` : ''
  return `${marks[result.outcome]}  ${script.title}${unseen}${reason}`
}

function detail({ script, result }: Played): string[] {
  if (result.outcome === 'failed') return ['', `FAILED  ${script.title}`, describeFailure(result.failure)]
  if (result.outcome !== 'lost') return []
  return ['', `FAILED  ${script.title}`, result.reason, transcribe(result.transcript)]
}
