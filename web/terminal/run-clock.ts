/** The longest step handed on: after a hidden tab comes back, the world does not leap. */
const longestStep = 1000

/**
 * Calls `tick` with the milliseconds since the last call, in frames that are at least `pace()` apart, until the
 * returned function is called. The only place where wall-clock time enters the simulator.
 */
export function runClock(pace: () => number, tick: (elapsed: number) => void): () => void {
  let last: number | null = null
  let handle = requestAnimationFrame(frame)
  function frame(now: number): void {
    handle = requestAnimationFrame(frame)
    const elapsed = now - (last ?? now)
    if (last !== null && elapsed < Math.max(1, pace())) return
    last = now
    tick(Math.min(elapsed, longestStep))
  }
  return () => cancelAnimationFrame(handle)
}
