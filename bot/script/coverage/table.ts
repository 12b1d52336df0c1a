import { alignColumns } from '../../align-columns.ts'
import { formatPlace } from '../../content/problem.ts'
import { type Coverage, missing, type Share, share } from './coverage.ts'
import { type Measure, measures } from './measure.ts'

const flowMeasures = ['nodes', 'edges', 'conditions'] as const
/** Utterances are many: those that do not fit here stand in the JSON. */
const MOST_UTTERANCES = 20

/** Coverage as a table per flow, the sums, and where what is missing is written. */
export function tabulate(coverage: Coverage): string {
  const flows = [...new Set(coverage.goals.filter(({ measure }) => measure === 'nodes').map(({ of }) => of))]
  const rows = [
    ['flow', ...flowMeasures],
    ...flows.map(flow => [flow, ...flowMeasures.map(measure => write(share(coverage, measure, flow)))]),
    ['all flows', ...flowMeasures.map(measure => write(share(coverage, measure)))],
  ]
  return [
    ...alignColumns(rows),
    `intents ${write(share(coverage, 'intents'))}, utterances ${write(share(coverage, 'utterances'))}`,
    ...measures.flatMap(measure => listMissing(coverage, measure)),
    '',
  ].join('\n')
}

function listMissing(coverage: Coverage, measure: Measure): string[] {
  const goals = missing(coverage, measure)
  const shown = measure === 'utterances' ? goals.slice(0, MOST_UTTERANCES) : goals
  const more = goals.length - shown.length
  return [
    ...shown.map(
      ({ id, place }) => `${formatPlace(place)}  no script reaches ${measure.replace(/s$/, '')} ${id}`,
    ),
    ...(more > 0 ? [`… and ${more} more ${measure}`] : []),
  ]
}

const write = ({ reached, of }: Share): string =>
  of === 0 ? '–' : `${reached}/${of} ${Math.floor((reached * 100) / of)}%`
