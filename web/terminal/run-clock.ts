/** The longest step handed on: after a hidden tab comes back, the world does not leap. */
const longestStep = 250

/**
 * Calls `tick` once a frame with the milliseconds since the last one until the returned function is called. The
 * only place where wall-clock time enters the simulator.
 */
export function runClock(tick: (elapsed: number) => void): () => void {
  let last: number | null = null
  let handle = requestAnimationFrame(frame)
  function frame(now: number): void {
    const elapsed = last === null ? 0 : Math.min(now - last, longestStep)
    last = now
    handle = requestAnimationFrame(frame)
    if (elapsed > 0) tick(elapsed)
  }
  return () => cancelAnimationFrame(handle)
}
