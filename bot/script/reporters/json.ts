import { type Played, type Run, tally, unseenIn } from '../run.ts'

/** Everything that is known about a run, for programs. */
export function reportJson(run: Run): string {
  const { played, where, turns, milliseconds, notes } = run
  const report = {
    where,
    ...tally(played),
    turns,
    milliseconds: Math.round(milliseconds),
    notes,
    unseen: Object.fromEntries(unseenIn(played)),
    scripts: played.map(describe),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function describe({ script, result, milliseconds }: Played): object {
  const { file, title, place } = script
  return { file, line: place.line, title, milliseconds: Math.round(milliseconds * 10) / 10, ...result }
}
