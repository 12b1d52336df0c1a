import type { Evaluation, Tally } from '../understanding/evaluate.ts'

/** An evaluation as a table for people: shares in percent, per intent and per tag. */
export function evaluationReport(evaluation: Evaluation, seconds: number): string {
  const { all, inScope, outOfScope, byIntent, byTag, twoProblems } = evaluation
  const rows = [
    heading,
    row('all lines', all),
    row('in scope', inScope),
    row('out of scope', outOfScope),
    ...section('by tag', byTag),
    ...section('by intent', byIntent),
  ]
  if (twoProblems.lines > 0)
    rows.push('', `two problems: both found in ${twoProblems.both} of ${twoProblems.lines}`)
  return `${rows.join('\n')}\n\nmodel ready after ${seconds.toFixed(1)} s; accuracy ${percent(all.right, all.lines).trim()} %\n`
}

const width = 24
const heading = `${''.padEnd(width)}  lines   right  r.or offered   wrong  clarified  turned away`

function section(title: string, tallies: Readonly<Record<string, Tally>>): readonly string[] {
  const names = Object.keys(tallies)
  return names.length === 0 ? [] : ['', title, ...names.map(name => row(name, tallies[name] ?? nothing))]
}

const nothing: Tally = { lines: 0, right: 0, wrong: 0, offered: 0, missed: 0, turnedAway: 0 }

const row = (name: string, { lines, right, wrong, offered, missed, turnedAway }: Tally): string =>
  [
    name.padEnd(width),
    String(lines).padStart(7),
    percent(right, lines).padStart(8),
    percent(right + offered, lines).padStart(14),
    percent(wrong, lines).padStart(8),
    percent(offered + missed, lines).padStart(11),
    percent(turnedAway, lines).padStart(13),
  ].join('')

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)
