import type { ConsoleProblem } from '../../bot/content/console-schema.ts'
import { keepDraft } from '../../bot/conversations/drafts.ts'
import { addNote } from '../../bot/conversations/notes.ts'
import { readHeads } from '../../bot/conversations/store.ts'
import { confirm, conversationRoute, faultOfText, maxTextLength } from './conversation-route.ts'
import { field } from './form.ts'
import type { ConsoleRoute, MemberVisit } from './route.ts'
import { showProblem } from './show.ts'

/** What agents write beside the log: drafts, notes, and that they are typing. */
export const conversationNoteRoutes: readonly ConsoleRoute[] = [
  besideLog('draft', async ({ parts, request, agent, at }, id) => {
    const text = field(request, 'text').slice(0, maxTextLength)
    await keepDraft(parts.desk.db, id, agent.id, text, at)
    return null
  }),
  besideLog('typing', async ({ parts, request, agent: { id: agent, name } }, id) => {
    parts.desk.live.type(id, { from: 'agent', agent, name }, field(request, 'typing') === 'true')
    return null
  }),
  besideLog('note', async (visit, id) => {
    const { parts, request, agent, at } = visit
    const text = field(request, 'text').trim()
    const fault = faultOfText(text)
    if (fault) return fault
    await addNote(parts.desk.db, id, agent, text, at)
    await visit.audit('note-added', id)
    parts.desk.wake.notify(id)
    return null
  }),
]

/** Keeps something beside the log; `keep` returns the problem where that is refused. */
function besideLog(
  name: string,
  keep: (visit: MemberVisit, id: string) => Promise<ConsoleProblem | null>,
): ConsoleRoute {
  return conversationRoute('post', `/${name}`, async (visit, id) => {
    const known = (await readHeads(visit.parts.desk.db, [id])).has(id)
    const problem = known ? await keep(visit, id) : 'not-found'
    if (problem) return showProblem(visit, problem)
    confirm(visit)
  })
}
