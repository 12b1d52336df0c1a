import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Content } from './content.ts'
import { builtFolder } from './content-folder.ts'
import { freeze } from './freeze.ts'
import { filesIn, hashFiles } from './hash-files.ts'
import { keepFile } from './keep-file.ts'

/** The folders whose code decides what content is compiled to: a test sees that compiling imports nothing else. */
export const compilerFolders = ['content', 'dialog', 'terminal', 'understanding'] as const

/**
 * The content of this version: as an earlier start kept it, or as `compile` gives it now, kept for the next start.
 * Compiling takes a second, reading the kept file some milliseconds. A change of the compiler's code makes it compile again.
 */
export function cachedContent(
  version: string,
  compile: () => Content,
  folder: string = builtFolder,
): Content {
  const file = join(folder, `content-${version}-${compilerVersion()}.bin`)
  const kept = readKept(file)
  if (kept) return kept
  const content = compile()
  keepFile(file, serialize(content))
  return content
}

function readKept(file: string): Content | null {
  try {
    return freeze(deserialize(readFileSync(file)))
  } catch {
    // Not there yet, or not whole: it is compiled and written anew.
    return null
  }
}

/** A hash over the compiler's own files. */
const compilerVersion = (): string =>
  hashFiles(compilerFolders.flatMap(folder => filesIn(join(import.meta.dirname, '..', folder))))
