import { type FileHandle, open } from 'node:fs/promises'

/** Waiting for the disk beside the desk's work, not in it. */
export interface DiskWait {
  /** Resolves when everything written to the file so far is on the disk; who asks meanwhile shares the next wait. */
  wait(): Promise<void>
  close(): Promise<void>
}

/**
 * Flushes SQLite's write-ahead log in a thread of its own. SQLite syncs the file's beginning when it makes the file, so
 * that it is found after a power cut; each commit appends, and is whole or not there.
 */
export function waitForDisk(path: string): DiskWait {
  let file: FileHandle | undefined
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | undefined

  const flush = async () => {
    file ??= await open(path, 'r+')
    await file.datasync()
  }
  return {
    wait() {
      next ??= running.then(() => {
        next = undefined
        const flushing = flush()
        running = flushing.catch(() => {})
        return flushing
      })
      return next
    },
    async close() {
      await next?.catch(() => {})
      await running
      await file?.close()
    },
  }
}
