import { LEASE } from '../../bot/conversations/ownership.ts'
import { readPresence } from '../../bot/conversations/presence.ts'
import { countQueue, listQueue, QUEUE_PAGE, type QueueTab } from '../../bot/conversations/queue.ts'
import { QUEUE_CHANGED } from '../../bot/conversations/wake.ts'
import { field } from './form.ts'
import { openStream } from './open-stream.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { show } from './show.ts'

/** The queue: its page, its live list, and the sign of life of each agent's screen. */
export const queueRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/queue',
    role: 'agent',
    nav: 'queue',
    handle: async visit => show(visit, 'queue', await queueValues(visit)),
  }),
  consoleRoute({
    method: 'get',
    path: '/console/queue/list',
    role: 'agent',
    handle: async visit => show(visit, 'queue-list', await queueValues(visit)),
  }),
  consoleRoute({
    method: 'get',
    path: '/console/queue/stream',
    role: 'agent',
    handle({ parts, response }) {
      const stream = openStream(response)
      stream.onClose(parts.desk.wake.listen(QUEUE_CHANGED, () => stream.hint('queue')))
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/heartbeat',
    role: 'agent',
    async handle({ parts, request, response, agent }) {
      const given = field(request, 'duty')
      const duty = given === 'on-duty' || given === 'away' ? given : undefined
      await parts.desk.handoff.heartbeat(agent, duty)
      response.status(204).end()
    },
  }),
]

/** What the left column shows. */
export async function queueValues({ parts, request, agent, at, words }: MemberVisit) {
  const { db, live } = parts.desk
  const tab = tabOf(request.query.tab)
  const page = Math.min(Math.max(0, Number.parseInt(String(request.query.page ?? 0), 10) || 0), 1000)
  const [rows, counts, present] = await Promise.all([
    listQueue(db, tab, agent.id, page),
    countQueue(db, agent.id),
    readPresence(db, at),
  ])
  const { sla } = words.queue
  const entries = rows.map(row => {
    const waited = row.waiting_since === null ? 0 : Math.max(0, Math.round((at - row.waiting_since) / 1000))
    const state =
      row.waiting_since === null ? 'calm' : waited >= sla.late ? 'late' : waited >= sla.care ? 'care' : 'calm'
    const kind = words.queue.kinds[row.terminal_kind ?? 'unsure'] ?? ''
    const viewers = live.viewers(row.conversation_id).map(({ name }) => name)
    const full = Math.min(100, Math.round((waited / sla.late) * 10) * 10)
    return { ...row, waited, minutes: Math.floor(waited / 60), sla: state, kind, viewers, full }
  })
  const me = present.find(each => each.agent === agent.id)
  const more = counts[tab] - (page + 1) * QUEUE_PAGE
  const opened = String(request.params.id ?? request.query.open ?? '')
  return {
    entries,
    opened,
    counts,
    tab,
    tabs: tabNames,
    page,
    more,
    present,
    duty: me?.state ?? 'on-duty',
    lease: LEASE,
  }
}

const tabNames = ['waiting', 'mine', 'all'] as const

const tabOf = (given: unknown): QueueTab => tabNames.find(tab => tab === given) ?? 'waiting'
