import type { ConsoleProblem } from '../../bot/content/console-schema.ts'
import type { Act } from '../../bot/content/desk-vocabulary.ts'
import type { ProblemSlug } from '../../bot/content/problem-texts.ts'
import { readColleague } from '../../bot/conversations/accounts/colleagues.ts'
import { addNote, keepDraft } from '../../bot/conversations/agents-papers.ts'
import type { AgentAct } from '../../bot/conversations/handoff.ts'
import { readPhoto } from '../../bot/conversations/photos.ts'
import { raise } from '../../bot/conversations/queue.ts'
import { readHeads } from '../../bot/conversations/store.ts'
import { queueChanged } from '../../bot/conversations/wake.ts'
import {
  cannedValues,
  composerValues,
  factsValues,
  readStanding,
  type Standing,
  talkValues,
} from './conversation-values.ts'
import { field } from './form.ts'
import { openStream } from './open-stream.ts'
import { partVersion } from './part-version.ts'
import { queueValues } from './queue-page.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { show, showProblem, showWords } from './show.ts'

/** The most characters in a message, a note or a draft. */
const maxTextLength = 2000

/** One conversation: its page, the parts that update live, and what agents do in it. */
export const conversationRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/queue/:id',
    role: 'agent',
    async handle(visit) {
      // Read first: anything that happens in between gives another version and is fetched again, so nothing
      // is missed.
      const partsVersion = await partVersion(visit)
      const standing = await readStanding(visit)
      if (!standing) return showProblem(visit, 'not-found')
      show(visit, 'queue', {
        ...(await queueValues(visit)),
        ...(await talkValues(visit, standing)),
        ...(await factsValues(visit, standing)),
        ...(await composerValues(visit, standing)),
        partsVersion,
        maxText: maxTextLength,
      })
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/queue/:id/photos/:photo',
    role: 'agent',
    async handle(visit) {
      const { parts, request, response } = visit
      const jpeg = await readPhoto(parts.desk.db, String(request.params.id), String(request.params.photo))
      if (!jpeg) return showProblem(visit, 'not-found')
      response.set('content-type', 'image/jpeg').end(jpeg)
    },
  }),
  part('talk', talkValues),
  part('facts', factsValues),
  part('canned', async (visit, standing) => cannedValues(visit, standing)),
  consoleRoute({
    method: 'get',
    path: '/console/queue/:id/stream',
    role: 'agent',
    handle({ parts, request, response, agent }) {
      const id = String(request.params.id)
      const { wake, live } = parts.desk
      const stream = openStream(response)
      stream.onClose(wake.listen(id, () => stream.hint('talk')))
      stream.onClose(live.view(id, { id: agent.id, name: agent.name }))
      stream.onClose(
        live.onTyping(id, (who, typing) => {
          if (who.from === 'merchant') stream.send('typing', { typing })
        }),
      )
    },
  }),
  paper('draft', async ({ parts, request, agent, at }, id) => {
    const text = field(request, 'text').slice(0, maxTextLength)
    await keepDraft(parts.desk.db, id, agent.id, text, at)
    return null
  }),
  paper('typing', async ({ parts, request, agent: { id: agent, name } }, id) => {
    parts.desk.live.type(id, { from: 'agent', agent, name }, field(request, 'typing') === 'true')
    return null
  }),
  paper('note', async (visit, id) => {
    const { parts, request, agent, at } = visit
    const text = field(request, 'text').trim()
    const problem = problemOf(text)
    if (problem) return problem
    await addNote(parts.desk.db, id, agent, text, at)
    await visit.audit('note-added', id)
    parts.desk.wake.notify(id)
    return null
  }),
  consoleRoute({
    method: 'post',
    path: '/console/queue/:id/raise',
    role: 'supervisor',
    async handle(visit) {
      const { parts, request } = visit
      const id = String(request.params.id)
      if (!(await raise(parts.desk.db, id, parts.content.queue))) return refuse(visit, 'not-waiting')
      await visit.audit('conversation-raised', id)
      parts.desk.wake.notify(queueChanged)
      parts.desk.wake.notify(id)
      answer(visit)
    },
  }),
  act('claim', 'conversation-claimed', ({ agent }, messageId) => ({
    kind: 'claim',
    messageId,
    agent,
    cause: 'claim',
  })),
  act('takeover', 'conversation-taken-over', ({ agent }, messageId) => ({
    kind: 'claim',
    messageId,
    agent,
    cause: 'takeover',
  })),
  act('release', 'conversation-released', ({ agent }, messageId) => ({ kind: 'release', messageId, agent })),
  act('transfer', 'conversation-transferred', async ({ parts, request, agent }, messageId) => {
    const to = await readColleague(parts.desk.db, field(request, 'to'))
    return to ? { kind: 'transfer', messageId, agent, to } : 'unread'
  }),
  act('say', 'message-sent', ({ request, agent }, messageId) => {
    const text = field(request, 'text').trim()
    return problemOf(text) ?? { kind: 'say', messageId, agent, text }
  }),
  act('hand-back', 'conversation-handed-back', ({ request, agent }, messageId) => {
    const [flow = '', node] = field(request, 'at').split('/')
    return { kind: 'hand-back', messageId, agent, flow, ...(node ? { node } : {}) }
  }),
  act('demonstrate', 'step-demonstrated', ({ request, agent }, messageId) => {
    const [flow = '', node = ''] = field(request, 'at').split('/')
    return { kind: 'demonstrate', messageId, agent, flow, node }
  }),
  act('close', 'conversation-closed', ({ request, words, agent }, messageId) => {
    const outcome = field(request, 'outcome')
    if (!Object.hasOwn(words.conversation.outcomes, outcome)) return 'unread'
    return { kind: 'close', messageId, agent, outcome, followUp: field(request, 'followUp') === 'on' }
  }),
]

/** A part of the page that is fetched when something may have happened, and costs little when nothing has. */
function part(
  name: 'talk' | 'facts' | 'canned',
  valuesOf: (visit: MemberVisit, standing: Standing) => Promise<object>,
): ConsoleRoute {
  return consoleRoute({
    method: 'get',
    path: `/console/queue/:id/${name}`,
    role: 'agent',
    async handle(visit) {
      const partsVersion = await partVersion(visit)
      if (partsVersion !== null && visit.request.query.have === partsVersion) {
        return visit.response.status(204).end()
      }
      const standing = await readStanding(visit)
      if (!standing) return showProblem(visit, 'not-found')
      show(visit, `conversation-${name}`, { ...(await valuesOf(visit, standing)), partsVersion })
    },
  })
}

/** Stores something beside the log; `keep` returns the problem if it cannot be stored. */
function paper(
  name: string,
  keep: (visit: MemberVisit, id: string) => Promise<ConsoleProblem | null>,
): ConsoleRoute {
  return consoleRoute({
    method: 'post',
    path: `/console/queue/:id/${name}`,
    role: 'agent',
    async handle(visit) {
      const id = String(visit.request.params.id)
      if (!(await readHeads(visit.parts.desk.db, [id])).has(id)) return showProblem(visit, 'not-found')
      const problem = await keep(visit, id)
      if (problem) return showProblem(visit, problem)
      answer(visit)
    },
  })
}

/** Why a text is refused; null when it is not. */
function problemOf(text: string): 'empty' | 'too-long' | null {
  if (text === '') return 'empty'
  return [...text].length > maxTextLength ? 'too-long' : null
}

type Given = AgentAct | ConsoleProblem

/** An action in the conversation, recorded in the audit log once it has been carried out. */
function act(
  name: string,
  audited: Act,
  read: (visit: MemberVisit, messageId: string) => Given | Promise<Given>,
): ConsoleRoute {
  return consoleRoute({
    method: 'post',
    path: `/console/queue/:id/${name}`,
    role: 'agent',
    async handle(visit) {
      const { parts, request, agent } = visit
      const id = String(request.params.id)
      const messageId = field(request, 'messageId')
      const given = /^[\w-]{1,64}$/.test(messageId) ? await read(visit, messageId) : 'unread'
      if (typeof given === 'string') return showProblem(visit, given)
      const handled = await parts.desk.handoff.act(id, given)
      if ('refused' in handled) return refuse(visit, handled.refused)
      await visit.audit(audited, id)
      if (given.kind === 'say') await keepDraft(parts.desk.db, id, agent.id, '', visit.at)
      answer(visit)
    },
  })
}

/** Explains why the action was refused: the merchant no longer waits, say, or a colleague was first. */
function refuse(visit: MemberVisit, refusal: ProblemSlug): void {
  const { problems } = visit.parts.content
  showWords(visit, 409, problems[refusal])
}

/** A script needs no content; a plain form returns to its page. */
function answer({ request, response }: MemberVisit): void {
  if (request.get('hx-request')) return void response.status(204).end()
  response.redirect(303, `/console/queue/${String(request.params.id)}`)
}
