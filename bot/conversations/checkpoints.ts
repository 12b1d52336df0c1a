import Database from 'libsql/promise'
import type { GroupCommit } from './group-commit.ts'

/** Copying SQLite's write-ahead log into the database beside the desk's work, not in it. */
export interface Checkpoints {
  /** A statement was written; after the first and then every 500 the log is copied. */
  count(): void
  close(): Promise<void>
}

/** About 8 MB of log: pages that many messages change are copied once for all of them. */
const EVERY = 500

/** The copying waits for the disk twice, some thirty milliseconds: in a commit it would hold up every merchant. */
export function createCheckpoints(path: string, pause: GroupCommit['pause']): Checkpoints {
  let handle: Database | undefined
  // An earlier process may have been killed before it had copied its part: the first statement asks for that.
  let written = EVERY - 1
  let running: Promise<void> | undefined

  const copy = async () => {
    handle ??= new Database(path, {})
    await handle.exec('pragma wal_checkpoint(passive)')
    // The log begins anew only when it is copied to its end: what came meanwhile follows while nobody writes.
    const goOn = await pause()
    try {
      await handle.exec('pragma wal_checkpoint(passive)')
    } finally {
      goOn()
    }
  }
  return {
    count() {
      written += 1
      if (written < EVERY || running) return
      written = 0
      // On a full disk the log stays as it is, and the next write says so.
      running = copy()
        .catch(() => {})
        .finally(() => {
          running = undefined
        })
    },
    async close() {
      await running
      handle?.close()
    },
  }
}
