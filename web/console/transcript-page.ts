import { setImmediate } from 'node:timers/promises'
import {
  type TranscriptLine,
  transcriptNames,
  transcriptOf,
} from '../../bot/conversations/cases/transcript.ts'
import { markedIn, markMisread } from '../../bot/conversations/learning/read-unclear.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { type PlayedRecording, playRecording } from '../../bot/script/play-recording.ts'
import { toCsv } from '../to-csv.ts'
import { field } from './form.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { sendFile } from './send-file.ts'
import { show, showProblem } from './show.ts'

/**
 * One conversation to read, print and download, also as a scripted dialog in which personal data is replaced
 * by made-up data.
 */
export const transcriptRoutes: readonly ConsoleRoute[] = [
  onConversation('.json', async (visit, id, events) => {
    await visit.audit('transcript-exported', id, { as: 'json' })
    const messages = linesOf(visit, events).map(line => ({ ...line, at: new Date(line.at).toISOString() }))
    const text = `${JSON.stringify({ conversation: id, messages }, null, 2)}\n`
    sendFile(visit.response, 'conversation.json', 'application/json', text)
  }),
  onConversation('.csv', async (visit, id, events) => {
    await visit.audit('transcript-exported', id, { as: 'csv' })
    const rows = linesOf(visit, events).map(({ seq, at, from, text }) => [
      ...[id, seq, new Date(at).toISOString()],
      ...[visit.words.transcript.speakers[from], text],
    ])
    const head = ['conversation', 'seq', 'at', 'from', 'text']
    sendFile(visit.response, 'conversation.csv', 'text/csv', toCsv([head, ...rows]))
  }),
  onConversation('/script', async (visit, id, events) => {
    const { text, result } = await replay(visit, id, events)
    show(visit, 'script', { id, text, result })
  }),
  onConversation('.yaml', async (visit, id, events) => {
    await visit.audit('script-saved', id)
    const { text } = await replay(visit, id, events)
    sendFile(visit.response, 'recorded.yaml', 'application/yaml', text)
  }),
  consoleRoute({
    method: 'post',
    path: '/console/transcripts/:id/mark',
    role: 'agent',
    async handle(visit) {
      const { parts, request, response } = visit
      const id = String(request.params.id)
      const seq = Number(field(request, 'seq'))
      if (!Number.isInteger(seq) || !(await markMisread(parts.desk.db, id, seq))) {
        return showProblem(visit, 'not-found')
      }
      await visit.audit('message-marked', id, { seq })
      response.redirect(303, `/console/transcripts/${encodeURIComponent(id)}#line-${seq}`)
    },
  }),
  // Comes last, since this `:id` would match the other endings too.
  onConversation('', async (visit, id, events) => {
    const marked = await markedIn(visit.parts.desk.db, id)
    const lines = linesOf(visit, events).map(line => ({
      ...line,
      marked: marked.has(line.seq),
      typed: events.some(({ seq, type }) => seq === line.seq && type === 'merchantSpoke'),
    }))
    show(visit, 'transcript', { id, lines, begunAt: events[0]?.at })
  }),
]

const linesOf = (
  { parts, words }: MemberVisit,
  events: readonly ConversationEvent[],
): readonly TranscriptLine[] => transcriptOf(events, transcriptNames(parts.content.dialog, words.transcript))

/** Replays the conversation as a script, with the content that the desk has now. */
const replay = (
  { parts }: MemberVisit,
  id: string,
  events: readonly ConversationEvent[],
): Promise<PlayedRecording> =>
  playRecording(id, events, {
    brain: { dialog: parts.content.dialog, model: parts.desk.model() },
    terminals: parts.content.terminals,
    // Lets the desk serve merchants between the turns.
    between: () => setImmediate(),
  })

function onConversation(
  ending: '' | '.json' | '.csv' | '.yaml' | '/script',
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
