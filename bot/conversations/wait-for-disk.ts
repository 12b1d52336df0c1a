import { type FileHandle, open } from 'node:fs/promises'

/** Waits for the disk without blocking the desk. */
interface DiskWait {
  /**
   * Resolves when everything written to the file so far is on the disk; calls during a wait share the next
   * one.
   */
  wait(): Promise<void>
  close(): Promise<void>
}

/**
 * Flushes SQLite's write-ahead log in a separate thread. SQLite syncs the start of the file when it creates
 * it, so the file is found after a power cut; each commit appends, and is either complete or absent.
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
