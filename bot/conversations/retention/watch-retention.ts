import type { Timers } from '../quiet-watch.ts'
import type { Db } from '../tables.ts'
import type { Eraser } from './erase-events.ts'
import { eraseExpired, expiryOf } from './erase-expired.ts'

/** Milliseconds until the first run: a desk that has just started has more urgent work. */
export const firstRunMs = 10 * 60_000
const runEveryMs = 24 * 60 * 60_000

interface RetentionParts {
  readonly db: Db
  readonly timers: Timers
  readonly days: number
  readonly eraser: Eraser
  /** Milliseconds since 1970. */
  now(): number
  onErased(conversationId: string): void
  onTrouble(error: unknown): void
}

/** Erases expired personal data soon after the start and then once a day. The returned function stops it. */
export function watchRetention(parts: RetentionParts): () => Promise<void> {
  const { db, timers, days, eraser, now, onErased, onTrouble } = parts
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()
  let cancel = () => {}
  const runIn = (milliseconds: number) => {
    cancel = timers.after(milliseconds, () => {
      const at = now()
      running = eraseExpired(db, eraser, { before: expiryOf(days, at), at }, onErased)
        .catch(error => {
          if (!stopped) onTrouble(error)
        })
        .finally(() => {
          if (!stopped) runIn(runEveryMs)
        })
    })
  }
  runIn(firstRunMs)
  return async () => {
    stopped = true
    cancel()
    await running
  }
}
