import { type Coverage, countOf, missing, share } from './coverage.ts'
import { measures } from './measure.ts'

/** Coverage for programs: sums, counts of everything reached, places of everything missing. */
export function coverageToJson(coverage: Coverage): string {
  const report = Object.fromEntries(
    measures.map(measure => [
      measure,
      {
        ...share(coverage, measure),
        missing: missing(coverage, measure).map(({ id, place }) => ({ id, ...place })),
        counts: Object.fromEntries(
          coverage.goals
            .filter(goal => goal.measure === measure && countOf(coverage, goal) > 0)
            .map(goal => [goal.id, countOf(coverage, goal)]),
        ),
      },
    ]),
  )
  return `${JSON.stringify(report, null, 2)}\n`
}
