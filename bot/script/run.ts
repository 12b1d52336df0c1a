import type { Script } from './read-scripts.ts'
import type { Result } from './result.ts'

/** A script that was played, or not, and how long that took. */
export interface Played {
  readonly script: Script
  readonly result: Result
  readonly milliseconds: number
}

/** What went on in a run as a whole. */
export interface Run {
  readonly played: readonly Played[]
  /** Where the scripts were played: `in process`, or the address of a desk. */
  readonly where: string
  /** Messages that were sent. */
  readonly turns: number
  readonly milliseconds: number
  /** What a reader of the results must know. */
  readonly notes: readonly string[]
}

interface Runner {
  play(script: Script): Promise<Result>
  /** How many scripts are played at once. */
  readonly jobs: number
  /** Milliseconds of any clock that only goes forward. */
  clock(): number
  onPlayed?(played: Played, done: number): void
}

/** Plays all scripts, some at once, and gives the results in their order. Once the desk is lost, the rest is not played. */
export async function runScripts(
  scripts: readonly Script[],
  { play, jobs, clock, onPlayed }: Runner,
): Promise<Played[]> {
  const played: (Played | undefined)[] = scripts.map(() => undefined)
  let next = 0
  let done = 0
  let lost = false
  const work = async (): Promise<void> => {
    for (let index = next++; index < scripts.length; index = next++) {
      const script = scripts[index]
      if (!script) return
      const started = clock()
      const result: Result = lost
        ? { outcome: 'skipped', reason: 'the desk was lost before' }
        : await play(script)
      if (result.outcome === 'lost') lost = true
      const one = { script, result, milliseconds: clock() - started }
      played[index] = one
      onPlayed?.(one, ++done)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work))
  return played.filter(one => one !== undefined)
}

interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** How many scripts passed, failed and were skipped; one whose desk was lost has failed. */
export function tally(played: readonly Played[]): Tally {
  const count = (...outcomes: Result['outcome'][]) =>
    played.filter(({ result }) => outcomes.includes(result.outcome)).length
  return { passed: count('passed'), failed: count('failed', 'lost'), skipped: count('skipped') }
}

/** Expectations that could not be looked at, by key. */
export function unseenIn(played: readonly Played[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { result } of played) {
    if (result.outcome !== 'passed') continue
    for (const key of result.unseen) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
