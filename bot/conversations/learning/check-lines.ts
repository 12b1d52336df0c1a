import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addUtterances } from '../../content/add-utterances.ts'
import { contentFolder } from '../../content/content-folder.ts'
import { readContentFiles } from '../../content/load-content.ts'
import type { ContentTrial } from './content-trial.ts'
import type { LearnedLine } from './learned-lines.ts'

/** The project's folder, from which the command finds its packages. */
const root = join(import.meta.dirname, '..', '..', '..')
/** More milliseconds than a slow machine needs for all scripts. */
const patienceMs = 10 * 60_000

/**
 * How the content performs with these lines: tried on a copy, in a separate process, while the desk goes on.
 */
export async function checkLines(lines: readonly LearnedLine[]): Promise<ContentTrial> {
  const copy = mkdtempSync(join(tmpdir(), 'posdesk-content-'))
  try {
    cpSync(contentFolder, copy, { recursive: true })
    const grown = addUtterances(readContentFiles(contentFolder), lines)
    for (const { path, text } of grown) writeFileSync(join(copy, path), text)
    const trial = await tryContent(copy)
    // Failures of other lines are not new.
    const added = new Set(grown.flatMap(({ path, added: places }) => places.map(line => `${path}:${line}`)))
    const warnings = trial.warnings.filter(({ file, line }) => added.has(`${file}:${line}`))
    return { ...trial, warnings }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function tryContent(folder: string): Promise<ContentTrial> {
  const args = ['--import=tsx', 'bot/cli.ts', 'try-content', folder]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, timeout: patienceMs }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) return resolve(JSON.parse(stdout))
      reject(error ?? new Error(`The trial said nothing: ${stderr.slice(0, 500)}`))
    })
  })
}

/** The lines as a single patch of the content for `git apply`. */
export const patchOf = (lines: readonly LearnedLine[]): string =>
  addUtterances(readContentFiles(contentFolder), lines)
    .map(({ diff }) => diff)
    .join('')
