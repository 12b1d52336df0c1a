import type { Clock } from '../../web/widget/clock.ts'

/** A clock that stands still until the test moves it. */
export interface ManualClock extends Clock {
  /** Lets all that is due within `ms` happen, in order, and everything that follows from it. */
  advance(ms: number): Promise<void>
}

/** Lets promises and streams that are ready run to their ends. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 12; round++) await new Promise(resolve => setImmediate(resolve))
}

export function createManualClock(): ManualClock {
  let now = Date.UTC(2026, 0, 5, 2, 0)
  const timers = new Set<{ readonly due: number; readonly run: () => void }>()
  return {
    now: () => now,
    after(ms, run) {
      const timer = { due: now + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const end = now + ms
      await settled()
      for (;;) {
        const next = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
        if (!next) break
        timers.delete(next)
        now = Math.max(now, next.due)
        next.run()
        await settled()
      }
      now = end
    },
  }
}
