import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** So many files of one kind are kept: the versions that somebody who edits content may come back to. */
const mostOfAKind = 8

/**
 * Writes a file that others may read or write at the same moment: whoever opens it finds all of it or none, also after
 * a process that was cut off. Of its kind, which its name begins with (`content-…`), the oldest go.
 */
export function keepFile(file: string, bytes: Uint8Array): void {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true })
  const part = `${file}.${randomUUID()}.part`
  writeFileSync(part, bytes)
  renameSync(part, file)
  const [kind = ''] = basename(file).split('-')
  dropOldest(folder, kind)
}

/** Of the files and folders whose names begin with this kind and a hyphen only the newest stay. */
export function dropOldest(folder: string, kind: string): void {
  const newestFirst = readdirSync(folder)
    .filter(name => name.startsWith(`${kind}-`))
    .map(name => join(folder, name))
    .map(path => ({ path, written: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((left, right) => right.written - left.written)
  for (const { path } of newestFirst.slice(mostOfAKind)) rmSync(path, { force: true, recursive: true })
}
