import type { ConsoleProblem } from '../../bot/content/console-schema.ts'
import type { Act } from '../../bot/content/desk-vocabulary.ts'
import type { ProblemSlug } from '../../bot/content/problem-texts.ts'
import { readColleague } from '../../bot/conversations/accounts/colleagues.ts'
import { keepDraft } from '../../bot/conversations/drafts.ts'
import type { AgentAct } from '../../bot/conversations/handoff.ts'
import { raise } from '../../bot/conversations/queue.ts'
import { queueChanged } from '../../bot/conversations/wake.ts'
import { confirm, conversationRoute, faultOfText } from './conversation-route.ts'
import { field } from './form.ts'
import type { ConsoleRoute, MemberVisit } from './route.ts'
import { showProblem, showWords } from './show.ts'

/** What agents do in a conversation. */
export const conversationActRoutes: readonly ConsoleRoute[] = [
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
    return faultOfText(text) ?? { kind: 'say', messageId, agent, text }
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
  conversationRoute('post', '/raise', raiseToFront, 'supervisor'),
]

/** An action in the conversation, recorded in the audit log once it has been carried out. */
function act(
  name: string,
  audited: Act,
  read: (visit: MemberVisit, messageId: string) => Given | Promise<Given>,
): ConsoleRoute {
  return conversationRoute('post', `/${name}`, async (visit, id) => {
    const { parts, request, agent, at } = visit
    const messageId = field(request, 'messageId')
    const given = /^[\w-]{1,64}$/.test(messageId) ? await read(visit, messageId) : 'unread'
    if (typeof given === 'string') return showProblem(visit, given)
    const handled = await parts.desk.handoff.act(id, given)
    if ('refused' in handled) return refuse(visit, handled.refused)
    await visit.audit(audited, id)
    if (given.kind === 'say') await keepDraft(parts.desk.db, id, agent.id, '', at)
    confirm(visit)
  })
}

/** The action that a form asks for, or why the form cannot be read. */
type Given = AgentAct | ConsoleProblem

/** Moves a waiting conversation to the front of the queue, which changes no event. */
async function raiseToFront(visit: MemberVisit, id: string): Promise<void> {
  const { desk, content } = visit.parts
  if (!(await raise(desk.db, id, content.queue))) return refuse(visit, 'not-waiting')
  await visit.audit('conversation-raised', id)
  desk.wake.notify(queueChanged)
  desk.wake.notify(id)
  confirm(visit)
}

/** Explains why the action was refused: the merchant no longer waits, say, or a colleague was first. */
function refuse(visit: MemberVisit, refusal: ProblemSlug): void {
  const { problems } = visit.parts.content
  showWords(visit, 409, problems[refusal])
}
