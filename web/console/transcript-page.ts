import { transcriptOf } from '../../bot/conversations/cases/transcript.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { recordScript } from '../../bot/script/record.ts'
import { writeScript } from '../../bot/script/write-script.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { sendFile } from './send-file.ts'
import { show, showProblem } from './show.ts'
import { toCsv } from './to-csv.ts'

/** One conversation to read, to print, to keep, and as a scripted dialog with personal data faked. */
export const transcriptRoutes: readonly ConsoleRoute[] = [
  onConversation('.json', async (visit, id, events) => {
    await visit.audit('transcript-exported', id, { as: 'json' })
    const messages = transcriptOf(events).map(line => ({ ...line, at: new Date(line.at).toISOString() }))
    const text = `${JSON.stringify({ conversation: id, messages }, null, 2)}\n`
    sendFile(visit.response, 'conversation.json', 'application/json', text)
  }),
  onConversation('.csv', async (visit, id, events) => {
    await visit.audit('transcript-exported', id, { as: 'csv' })
    const rows = transcriptOf(events).map(({ seq, at, from, text }) => [
      ...[id, seq, new Date(at).toISOString()],
      ...[visit.words.transcript.speakers[from], text],
    ])
    const head = ['conversation', 'seq', 'at', 'from', 'text']
    sendFile(visit.response, 'conversation.csv', 'text/csv', toCsv([head, ...rows]))
  }),
  onConversation('.yaml', async (visit, id, events) => {
    await visit.audit('script-saved', id)
    sendFile(visit.response, 'recorded.yaml', 'application/yaml', writeScript(recordScript(id, events)))
  }),
  // Last: an id takes everything up to the next slash.
  onConversation('', (visit, id, events) =>
    show(visit, 'transcript', { id, lines: transcriptOf(events), begunAt: events[0]?.at }),
  ),
]

function onConversation(
  ending: '' | '.json' | '.csv' | '.yaml',
  answer: (visit: MemberVisit, id: string, events: readonly ConversationEvent[]) => unknown,
): ConsoleRoute {
  return consoleRoute({
    method: 'get',
    path: `/console/transcripts/:id${ending}`,
    role: 'agent',
    async handle(visit) {
      const id = String(visit.request.params.id)
      const events = await readEvents(visit.parts.desk.db, id)
      return events.length === 0 ? showProblem(visit, 'not-found') : answer(visit, id, events)
    },
  })
}
