import { watchOthers } from './database.ts'
import type { Timers } from './quiet-watch.ts'
import { readHeads } from './store.ts'
import type { Db } from './tables.ts'
import type { Wake } from './wake.ts'

/** How late another desk's events are when its hint was lost, or where there are no hints. */
const lookEveryMs = 3000

/** Looking may take at most a twentieth of the time: with ten thousand open streams it happens less often. */
const pauseFactor = 20

/** Conversations per statement. */
const conversationsPerStatement = 500

/**
 * Checks at intervals whether conversations with open streams have grown at another desk, which works without
 * hints. Returns the function that stops it.
 */
export function watchHeads(
  db: Db,
  wake: Wake,
  timers: Timers,
  onTrouble: (error: unknown) => void,
): () => void {
  const othersWrote = watchOthers(db)
  let seen: ReadonlyMap<string, number> = new Map()
  let behind = true
  let cancel = () => {}
  let pause = lookEveryMs
  let stopped = false

  const look = async () => {
    behind = (await othersWrote()) || behind
    if (!behind) return
    const ids = [...wake.listened()]
    const heads = new Map<string, number>()
    while (ids.length > 0 && !stopped) {
      for (const [id, head] of await readHeads(db, ids.splice(0, conversationsPerStatement))) {
        if (seen.get(id) !== head) wake.hear(id, head)
        heads.set(id, head)
      }
    }
    seen = heads
    behind = false
  }
  const lookAgain = () => {
    cancel = timers.after(pause, async () => {
      try {
        const began = performance.now()
        await look()
        pause = Math.max(lookEveryMs, pauseFactor * (performance.now() - began))
      } catch (error) {
        if (!stopped) onTrouble(error)
      }
      if (!stopped) lookAgain()
    })
  }

  lookAgain()
  return () => {
    stopped = true
    cancel()
  }
}
