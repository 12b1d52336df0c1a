import type { Act } from '../../bot/content/console-schema.ts'
import { readAgent } from '../../bot/conversations/accounts/agents.ts'
import { addNote, keepDraft } from '../../bot/conversations/agents-papers.ts'
import type { AgentAct } from '../../bot/conversations/handoff.ts'
import { readPhoto } from '../../bot/conversations/photos.ts'
import { conversationValues } from './conversation-values.ts'
import { field } from './form.ts'
import { openStream } from './open-stream.ts'
import { queueValues } from './queue-page.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { show, showProblem } from './show.ts'

const MAX_TEXT = 2000

/** One conversation: its page, its live parts, and what agents do in it. */
export const conversationRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/queue/:id',
    role: 'agent',
    async handle(visit) {
      const values = await conversationValues(visit)
      if (!values) return showProblem(visit, 'not-found')
      show(visit, 'queue', { ...(await queueValues(visit)), ...values })
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
  part('talk'),
  part('facts'),
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
    const text = field(request, 'text').slice(0, MAX_TEXT)
    await keepDraft(parts.desk.db, id, agent.id, text, at)
  }),
  paper('typing', async ({ parts, request, agent: { id: agent, name } }, id) => {
    parts.desk.live.type(id, { from: 'agent', agent, name }, field(request, 'typing') === 'true')
  }),
  paper('note', async ({ parts, request, agent, at }, id) => {
    const text = field(request, 'text').trim().slice(0, MAX_TEXT)
    if (text !== '') await addNote(parts.desk.db, id, agent, text, at)
    parts.desk.wake.notify(id)
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
    const to = await readAgent(parts.desk.db, field(request, 'to'))
    return to ? { kind: 'transfer', messageId, agent, to } : null
  }),
  act('say', null, ({ request, agent }, messageId) => {
    const text = field(request, 'text').trim().slice(0, MAX_TEXT)
    return text === '' ? null : { kind: 'say', messageId, agent, text }
  }),
  act('hand-back', 'conversation-handed-back', ({ request, agent }, messageId) => {
    const [flow = '', node] = field(request, 'at').split('/')
    return { kind: 'hand-back', messageId, agent, flow, ...(node ? { node } : {}) }
  }),
  act('demonstrate', null, ({ request, agent }, messageId) => {
    const [flow = '', node = ''] = field(request, 'at').split('/')
    return { kind: 'demonstrate', messageId, agent, flow, node }
  }),
  act('close', 'conversation-closed', ({ request, words, agent }, messageId) => {
    const outcome = field(request, 'outcome')
    if (!Object.hasOwn(words.conversation.outcomes, outcome)) return null
    return { kind: 'close', messageId, agent, outcome, followUp: field(request, 'followUp') === 'on' }
  }),
]

/** A part of the page that is fetched anew when something has happened. */
function part(name: 'talk' | 'facts'): ConsoleRoute {
  return consoleRoute({
    method: 'get',
    path: `/console/queue/:id/${name}`,
    role: 'agent',
    async handle(visit) {
      const values = await conversationValues(visit)
      if (!values) return showProblem(visit, 'not-found')
      show(visit, `conversation-${name}`, values)
    },
  })
}

/** What is kept beside the log. */
function paper(name: string, keep: (visit: MemberVisit, id: string) => Promise<void>): ConsoleRoute {
  return consoleRoute({
    method: 'post',
    path: `/console/queue/:id/${name}`,
    role: 'agent',
    async handle(visit) {
      await keep(visit, String(visit.request.params.id))
      answer(visit)
    },
  })
}

/** An act in the conversation; `audited` names those that change whose it is. */
function act(
  name: string,
  audited: Act | null,
  read: (visit: MemberVisit, messageId: string) => AgentAct | null | Promise<AgentAct | null>,
): ConsoleRoute {
  return consoleRoute({
    method: 'post',
    path: `/console/queue/:id/${name}`,
    role: 'agent',
    async handle(visit) {
      const { parts, request, response, agent } = visit
      const id = String(request.params.id)
      const messageId = field(request, 'messageId')
      const given = /^[\w-]{1,64}$/.test(messageId) ? await read(visit, messageId) : null
      if (!given) return showProblem(visit, 'not-found')
      const handled = await parts.desk.handoff.act(id, given)
      if ('refused' in handled) {
        const { detail } = parts.content.problems[handled.refused]
        return void response.status(409).type('text/plain').send(detail)
      }
      if (audited) await visit.audit(audited, id)
      if (given.kind === 'say') await keepDraft(parts.desk.db, id, agent.id, '', visit.at)
      answer(visit)
    },
  })
}

/** A script asks for nothing; a plain form goes back to its page. */
function answer({ request, response }: MemberVisit): void {
  if (request.get('hx-request')) return void response.status(204).end()
  response.redirect(303, `/console/queue/${String(request.params.id)}`)
}
