import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { StartFailure } from '../start-failure.ts'
import { cachedContent } from './cached-content.ts'
import { compileContent } from './compile-content.ts'
import type { Content } from './content.ts'
import { formatProblem } from './problem.ts'
import type { ContentFile } from './source.ts'

/** Reads every YAML file below the folder: the only place where content touches the disk. */
export function readContentFiles(folder: string): ContentFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The version of these files: a hash over paths and texts. */
export function versionOf(files: readonly ContentFile[]): string {
  const hash = createHash('sha256')
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`)
  return hash.digest('hex').slice(0, 16)
}

/** The content of a folder, for starts and tests; on an error it throws with every problem listed. Pass `files` if they are read already. */
export function loadContent(folder: string, files = readContentFiles(folder)): Content {
  const version = versionOf(files)
  return cachedContent(version, () => {
    const { content, problems } = compileContent(files, version)
    if (content) return content
    const lines = problems.map(formatProblem).join('\n')
    throw new StartFailure(`The content in ${folder} has problems, so nothing was started:\n${lines}`)
  })
}
