/** Sets timers; passed in, so that tests control the clock. */
export interface Timers {
  /** Calls back after this many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, ring: () => void): () => void
}

export const realTimers: Timers = {
  after(milliseconds, ring) {
    const timer = setTimeout(ring, milliseconds)
    // A pending reminder must not keep a stopping desk open.
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Remembers when each quiet conversation is due for a reminder, with one timer per conversation. */
export interface QuietWatch {
  /** Replaces the expected time of this conversation; null expects nothing more. */
  expect(conversationId: string, inMilliseconds: number | null): void
  stop(): void
}

export function createQuietWatch(timers: Timers, ring: (conversationId: string) => void): QuietWatch {
  const waiting = new Map<string, () => void>()
  return {
    expect(conversationId, inMilliseconds) {
      waiting.get(conversationId)?.()
      waiting.delete(conversationId)
      if (inMilliseconds === null) return
      const cancel = timers.after(Math.max(0, inMilliseconds), () => {
        waiting.delete(conversationId)
        ring(conversationId)
      })
      waiting.set(conversationId, cancel)
    },
    stop() {
      for (const cancel of waiting.values()) cancel()
      waiting.clear()
    },
  }
}
