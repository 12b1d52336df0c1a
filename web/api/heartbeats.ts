import type { Timers } from '../../bot/conversations/quiet-watch.ts'

/** A comment line this often tells both ends that the other is alive; proxies close what is silent. */
const EVERY = 15_000

/** Streams take their turns, so that ten thousand do not beat in the same moment. */
const TURNS = 100

/** One timer for all open streams. */
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
