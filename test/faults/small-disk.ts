import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A disk of 96 MB in memory, which can be filled; null where this user may not mount one. */
export function smallDisk(folder: string) {
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  return {
    folder,
    async fillFor(milliseconds: number) {
      const { bavail, bsize } = statfsSync(folder)
      const ballast = join(folder, 'ballast')
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize)))
      } catch {
        // The desk wrote meanwhile: what was to be left has gone to it, and the disk is full.
      }
      await delay(milliseconds)
      rmSync(ballast)
    },
    // A database handle may outlive its close by a moment.
    remove: () => void execFileSync('umount', ['--lazy', folder]),
  }
}
