/** Sets timers; passed in, so that tests move the clock themselves. */
export interface Timers {
  /** Calls back after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, ring: () => void): () => void
}

export const realTimers: Timers = {
  after(milliseconds, ring) {
    const timer = setTimeout(ring, milliseconds)
    // A reminder that is due some day must not keep a desk open that wants to stop.
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Remembers when each quiet conversation is due for a word, one timer a conversation. */
export interface QuietWatch {
  /** Replaces what was expected of this conversation; null expects nothing more. */
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
