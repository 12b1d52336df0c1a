/**
 * The longest step passed on, in milliseconds: when a hidden tab becomes visible, the world does not leap.
 */
const longestStep = 1000

/**
 * A clock that stands still until it is started: it calls `tick` with the milliseconds since the last call,
 * in frames at least `pace()` apart. The only place where wall-clock time enters the simulator.
 */
export function runClock(
  pace: () => number,
  tick: (elapsed: number) => void,
): { readonly start: () => void; readonly stop: () => void } {
  let last: number | null = null
  let handle: number | null = null
  const frame = (now: number): void => {
    handle = requestAnimationFrame(frame)
    const elapsed = now - (last ?? now)
    if (last !== null && elapsed < Math.max(1, pace())) return
    last = now
    tick(Math.min(elapsed, longestStep))
  }
  return {
    start() {
      handle ??= requestAnimationFrame(frame)
    },
    stop() {
      if (handle !== null) cancelAnimationFrame(handle)
      handle = null
      last = null
    },
  }
}
