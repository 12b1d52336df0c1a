import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Command } from '../cli.ts'
import { readEvents } from '../conversations/store.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import { describeFailure } from '../script/describe-failure.ts'
import { playRecording } from '../script/play-recording.ts'
import { StartFailure } from '../start-failure.ts'
import { openWorkshop } from './dialogs/workshop.ts'
import { writeFileIn } from './dialogs/write-reports.ts'
import { openDeskDatabase } from './open-desk-database.ts'
import { readArguments } from './read-arguments.ts'

const usage = 'npm run record -- CONVERSATION_ID [--data DIR] [--out FILE]'

/** `npm run record`: turns a stored conversation into a script, printed or in a file; fails when it does not play. */
export const record: Command = async (args, { stdout, stderr }) => {
  const { id, data, out } = readOptions(args)
  const events = await readConversation(data, id)
  const { brain, content } = openWorkshop()
  const { text, result } = await playRecording(id, events, { brain, terminals: content.terminals })
  if (result.outcome === 'skipped') throw new StartFailure(`This is no script: ${result.reason}`)
  if (out === undefined) stdout.write(text)
  else stdout.write(`${writeFileIn(dirname(out), basename(out), text)}\n`)
  if (result.outcome !== 'failed') return 0
  stderr.write(`Played again it goes another way:\n${describeFailure(result.failure)}\n`)
  return 1
}

function readOptions(args: readonly string[]) {
  const options = { data: { type: 'string' }, out: { type: 'string' } } as const
  const { values, positionals } = readArguments({ args: [...args], allowPositionals: true, options }, usage)
  const [id, second] = positionals
  if (id === undefined || second !== undefined) throw new StartFailure(`Name one conversation: ${usage}`)
  return { id, ...values }
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
