import type { Timers } from '../../bot/conversations/quiet-watch.ts'

/**
 * Milliseconds between the comment lines that show both ends that the other is alive; proxies close silent
 * streams.
 */
const EVERY = 15_000

/** Streams are spread over this many turns, so that ten thousand do not beat at the same moment. */
const TURNS = 100

/** Heartbeats of all open streams, on one timer. */
export interface Heartbeats {
  /** Calls back every 15 seconds until the returned function is called. */
  join(beat: () => void): () => void
}

export function createHeartbeats(timers: Timers): Heartbeats {
  const turns = Array.from({ length: TURNS }, () => new Set<() => void>())
  let turn = 0
  let members = 0
  let beating = false

  const beatLater = () => {
    beating = members > 0
    if (!beating) return
    timers.after(EVERY / TURNS, () => {
      turn = (turn + 1) % TURNS
      for (const beat of turns[turn] ?? []) beat()
      beatLater()
    })
  }
  return {
    join(beat) {
      const own = turns[turn]
      own?.add(beat)
      members += 1
      if (!beating) beatLater()
      return () => {
        if (own?.delete(beat)) members -= 1
      }
    },
  }
}
