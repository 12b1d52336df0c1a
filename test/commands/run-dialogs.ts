import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { runCommand } from '../../bot/cli.ts'
import { standing } from '../conversations/open-test-desk.ts'

/** For scripts, reports and whatever else a run writes; removed with the process. */
export const folder = mkdtempSync(join(tmpdir(), 'posdesk-dialogs-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Writes script files into a folder of their own. */
export function writeScripts(name: string, files: Readonly<Record<string, string>>): string {
  const own = join(folder, name)
  mkdirSync(own, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(own, file), text)
  return own
}

/** Runs `npm run dialogs` with the clock of a test server, which stands still. */
export async function runDialogs(
  args: readonly string[],
  stdin = new PassThrough(),
): Promise<{ readonly code: number; readonly output: string; readonly errors: string }> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const told = { output: '', errors: '' }
  stdout.on('data', chunk => {
    told.output += chunk
  })
  stderr.on('data', chunk => {
    told.errors += chunk
  })
  const code = await runCommand('dialogs', args, { stdin, stdout, stderr, now: () => standing })
  return { code, ...told }
}

/** A script that passes. */
export const good =
  'title: it opens\nsteps:\n  - merchant: 流水满了\n  - bot: {node: storage-full/settled}\n  - choose: settled\n  - bot: {node: storage-not-freed/slip}\n'
/** A script that fails. */
export const bad = 'title: it is wrong\nsteps:\n  - merchant: 流水满了\n  - bot: {node: rephrase}\n'
