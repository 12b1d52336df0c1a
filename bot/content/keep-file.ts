import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** So many files of one kind are kept: the versions that somebody who edits content may come back to. */
const mostOfAKind = 8

/**
 * Writes a file that others may read or write at the same moment: whoever opens it finds all of it or none, also after
 * a process that was cut off. Of files whose names begin alike (`content-…`) the oldest go.
 */
export function keepFile(file: string, bytes: Uint8Array): void {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true })
  const part = `${file}.${randomUUID()}.part`
  writeFileSync(part, bytes)
  renameSync(part, file)
  const [kind = ''] = basename(file).split('-')
  for (const old of newestFirst(folder, `${kind}-`).slice(mostOfAKind)) rmSync(old, { force: true })
}

function newestFirst(folder: string, beginning: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.startsWith(beginning) && name.endsWith('.bin'))
    .map(name => join(folder, name))
    .map(path => ({ path, written: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((left, right) => right.written - left.written)
    .map(({ path }) => path)
}
