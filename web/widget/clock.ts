/** The chat's view of time, passed in so that tests can control it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `run` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, run: () => void): () => void
}

/** A wait that can be cut short: `end` lets the current `wait` resolve at once. */
interface Pause {
  wait(ms: number): Promise<void>
  end(): void
}

export function createPause(clock: Clock): Pause {
  let end = () => {}
  return {
    wait: ms =>
      new Promise(resolve => {
        const cancel = clock.after(ms, resolve)
        end = () => {
          cancel()
          resolve()
        }
      }),
    end: () => end(),
  }
}
