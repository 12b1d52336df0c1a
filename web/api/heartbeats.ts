import type { Timers } from '../../bot/conversations/quiet-watch.ts'

/**
 * Milliseconds between the comment lines that show both ends that the other is alive; proxies close silent
 * streams.
 */
const beatEveryMs = 15_000

/** Streams are spread over this many turns, so that ten thousand do not beat at the same moment. */
const turnCount = 100

/** Heartbeats of all open streams, on one timer. */
export interface Heartbeats {
  /** Calls back every 15 seconds until the returned function is called. */
  join(beat: () => void): () => void
}

export function createHeartbeats(timers: Timers): Heartbeats {
  const turns = Array.from({ length: turnCount }, () => new Set<() => void>())
  let turn = 0
  let members = 0
  let beating = false

  const beatLater = () => {
    beating = members > 0
    if (!beating) return
    timers.after(beatEveryMs / turnCount, () => {
      turn = (turn + 1) % turnCount
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
