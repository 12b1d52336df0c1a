import Database from 'libsql/promise'
import type { GroupCommit } from './group-commit.ts'

/** Copies SQLite's write-ahead log into the database without blocking the desk. */
interface Checkpoints {
  /** A statement was written; the log is copied after the first and then after every 500. */
  count(): void
  close(): Promise<void>
}

/** About 8 MB of log: pages changed by many messages are copied once for all of them. */
const statementsPerCopy = 500

/**
 * Copying waits for the disk twice, some thirty milliseconds: during a commit it would hold up every
 * merchant.
 */
export function createCheckpoints(path: string, pause: GroupCommit['pause']): Checkpoints {
  let handle: Database | undefined
  // An earlier process may have been killed before copying its part, so the first statement starts a copy.
  let written = statementsPerCopy - 1
  let running: Promise<void> | undefined

  const copy = async () => {
    handle ??= new Database(path, {})
    await handle.exec('pragma wal_checkpoint(passive)')
    // The log starts over only when it is copied to its end: the rest is copied while nobody writes.
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
      if (written < statementsPerCopy || running) return
      written = 0
      // On a full disk the log stays as it is, and the next write reports it.
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
