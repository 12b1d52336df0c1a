import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command } from '../cli.ts'
import { readEvents } from '../conversations/store.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import { describeFailure } from '../script/describe-failure.ts'
import { readScripts } from '../script/read-scripts.ts'
import { recordScript } from '../script/record.ts'
import type { Result } from '../script/result.ts'
import { writeScript } from '../script/write-script.ts'
import { StartFailure } from '../start-failure.ts'
import { playScripts } from './dialogs/play-scripts.ts'
import { openWorkshop, type Workshop } from './dialogs/workshop.ts'
import { writeFileIn } from './dialogs/write-reports.ts'
import { openDeskDatabase } from './open-desk-database.ts'

const usage = 'npm run record -- CONVERSATION_ID [--data DIR] [--out FILE]'

/** `npm run record`: a stored conversation becomes a script, on the shell or in a file; fails when it does not play. */
export const record: Command = async (args, { stdout, stderr }) => {
  const { id, data, out } = readArguments(args)
  const events = await readConversation(data, id)
  const workshop = openWorkshop()
  const recorded = recordScript(id, events)
  // Only what depends on the time of day needs to begin at its own time, and such a script plays in process alone.
  const timeless = writeScript({ ...recorded, at: null })
  const passes = (await playText(workshop, timeless)).outcome === 'passed'
  const text = passes ? timeless : writeScript(recorded)
  if (out === undefined) stdout.write(text)
  else stdout.write(`${writeFileIn(dirname(out), basename(out), text)}\n`)
  const result = passes ? null : await playText(workshop, text)
  if (result?.outcome !== 'failed') return 0
  stderr.write(`Played again it goes another way:\n${describeFailure(result.failure)}\n`)
  return 1
}

function readArguments(args: readonly string[]): {
  id: string
  data: string | undefined
  out: string | undefined
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, out: { type: 'string' } },
    })
    const [id, second] = positionals
    if (id !== undefined && second === undefined) return { id, data: values.data, out: values.out }
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  throw new StartFailure(`Name one conversation: ${usage}`)
}

async function readConversation(data: string | undefined, id: string): Promise<ConversationEvent[]> {
  if (data !== undefined && !existsSync(join(data, 'posdesk.db'))) {
    throw new StartFailure(`There is no database in ${data}: name the desk's data folder with --data.`)
  }
  const db = await openDeskDatabase(data)
  try {
    const events = await readEvents(db, id)
    if (events.length > 0) return events
    throw new StartFailure(`There is no conversation ${id} in ${data ?? "the desk's database"}.`)
  } finally {
    await db.destroy()
  }
}

async function playText(workshop: Workshop, text: string): Promise<Result> {
  const { utterances } = workshop
  const { scripts, problems } = readScripts([{ path: 'recorded.yaml', text }], { folder: '', utterances })
  const [script] = scripts
  if (!script)
    throw new Error(`A recording is no script: ${problems.map(({ sentence }) => sentence).join(' ')}`)
  const { played } = await playScripts(workshop, [script], { url: null, jobs: 1 })
  const [first] = played
  if (!first) throw new Error('A recording was not played.')
  return first.result
}
