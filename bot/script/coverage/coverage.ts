import type { TakenTurn } from '../desk-in-process.ts'
import type { Goal } from './goals.ts'
import { hitsOf } from './hits.ts'
import { type Measure, measures } from './measure.ts'

/** How often each goal was reached, by measure and id. */
export interface Coverage {
  readonly goals: readonly Goal[]
  readonly counts: ReadonlyMap<string, number>
}

export interface Share {
  readonly reached: number
  readonly of: number
}

const key = (measure: Measure, id: string): string => `${measure} ${id}`

/** Counts what turns reach; `see` must be called with each turn of each script. */
export function watchCoverage(goals: readonly Goal[]): { see(turn: TakenTurn): void; coverage(): Coverage } {
  const counts = new Map<string, number>()
  return {
    see(turn) {
      for (const { measure, id } of hitsOf(turn)) {
        counts.set(key(measure, id), (counts.get(key(measure, id)) ?? 0) + 1)
      }
    },
    coverage: () => ({ goals, counts }),
  }
}

export const countOf = ({ counts }: Coverage, { measure, id }: Pick<Goal, 'measure' | 'id'>): number =>
  counts.get(key(measure, id)) ?? 0

/** Goals of a measure that nothing reached. */
export const missing = (coverage: Coverage, measure: Measure): Goal[] =>
  coverage.goals.filter(goal => goal.measure === measure && countOf(coverage, goal) === 0)

/** How many goals of a measure were reached, of one flow or intent, or of all. */
export function share(coverage: Coverage, measure: Measure, of?: string): Share {
  const goals = coverage.goals.filter(
    goal => goal.measure === measure && (of === undefined || goal.of === of),
  )
  return { reached: goals.filter(goal => countOf(coverage, goal) > 0).length, of: goals.length }
}

/** In per cent; with nothing to reach, all of it is reached. */
export const percent = ({ reached, of }: Share): number => (of === 0 ? 100 : (reached * 100) / of)

/** Measures below what was demanded, as sentences. */
export function shortfalls(coverage: Coverage, min: Readonly<Partial<Record<Measure, number>>>): string[] {
  return measures.flatMap(measure => {
    const least = min[measure]
    const reached = percent(share(coverage, measure))
    return least === undefined || reached >= least
      ? []
      : [`${measure}: ${reached.toFixed(1)} % is less than the ${least} % demanded`]
  })
}
