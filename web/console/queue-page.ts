import { createHash } from 'node:crypto'
import { readCapacity } from '../../bot/conversations/accounts/agents.ts'
import { readPresence } from '../../bot/conversations/presence.ts'
import { priorityOf } from '../../bot/conversations/priority.ts'
import {
  countsFor,
  listQueue,
  type QueueTab,
  queuePageSize,
  readQueueGroups,
} from '../../bot/conversations/queue.ts'
import { queueChanged } from '../../bot/conversations/wake.ts'
import { isOpen } from '../../bot/dialog/opening-hours.ts'
import { field } from './form.ts'
import { openStream } from './open-stream.ts'
import { boardOf, type DrawnRows } from './queue-board.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { show } from './show.ts'
import { waitOf } from './wait-of.ts'

/** The queue: its page, its live list, and the heartbeat of each agent's browser. */
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
    async handle(visit) {
      const values = await queueValues(visit)
      if (visit.request.query.have === values.version) return visit.response.status(204).end()
      show(visit, 'queue-list', values)
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/queue/stream',
    role: 'agent',
    handle({ parts, response }) {
      const stream = openStream(response, parts.shutdown)
      stream.onClose(parts.desk.wake.listen(queueChanged, () => stream.hint('queue')))
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/heartbeat',
    role: 'agent',
    async handle({ parts, request, response, agent, audit }) {
      const given = field(request, 'duty')
      const duty = given === 'on-duty' || given === 'away' ? given : undefined
      await parts.desk.handoff.heartbeat(agent, duty)
      if (duty) await audit('duty-changed', '', { to: duty })
      response.status(204).end()
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/leave',
    role: 'agent',
    async handle({ parts, response, agent }) {
      await parts.desk.handoff.leave(agent)
      response.status(204).end()
    },
  }),
]

/** The values of the left column. */
export async function queueValues(visit: MemberVisit) {
  const { parts, request, agent, at } = visit
  const { db } = parts.desk
  const { queue: rules, dialog } = parts.content
  const tab = tabOf(request.query.tab)
  const page = Math.min(Math.max(0, Number.parseInt(String(request.query.page ?? 0), 10) || 0), 1000)
  const board = boardOf(parts.desk)
  const whose = tab === 'mine' ? agent.id : ''
  const [{ rows, drawn }, groups, present, own] = await Promise.all([
    board.lists(`${tab} ${page} ${whose}`, at, () => drawRows(visit, tab, page)),
    board.groups('', at, () => readQueueGroups(db)),
    board.present('', at, () => readPresence(db, at)),
    readCapacity(db, agent.id),
  ])
  const counts = countsFor(groups, agent.id)
  const me = present.find(each => each.agent === agent.id)
  const opened = String(request.params.id ?? request.query.open ?? '')
  const { hours } = dialog.brand
  const values = {
    empty: rows === 0,
    rows: markOpened(drawn, opened),
    counts,
    tab,
    tabs: tabNames,
    page,
    pages: Math.max(1, Math.ceil(counts[tab] / queuePageSize)),
    capacity: own ?? rules.capacity,
    opened,
    duty: me?.state ?? 'on-duty',
    // Whoever looks at this page is present, even before the first heartbeat.
    attended: [me?.state ?? 'on-duty', ...present.map(({ state }) => state)].includes('on-duty'),
    shutUntil: isOpen(hours, at) ? null : `${hours.from}–${hours.to}`,
  }
  const version = createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16)
  return { ...values, sla: rules.sla, now: at, version }
}

/** Draws the rows of a page, which look the same to all agents. */
async function drawRows(
  { parts, response, agent, at, words }: MemberVisit,
  tab: QueueTab,
  page: number,
): Promise<DrawnRows> {
  const { db, live } = parts.desk
  const rows = await listQueue(db, tab, agent.id, page)
  const { sla } = parts.content.queue
  const entries = rows.map(row => ({
    ...row,
    wait: row.waiting_since === null ? null : waitOf(row.waiting_since, at, sla),
    priority: priorityOf(row.priority),
    kind: words.queue.kinds[row.terminal_kind ?? 'unsure'] ?? '',
    viewers: live.viewers(row.conversation_id).map(({ name }) => name),
  }))
  const drawn = await new Promise<string>((resolve, reject) =>
    response.app.render('console/queue-rows.njk', { words, entries, tab }, (error, html) =>
      error ? reject(error) : resolve(html),
    ),
  )
  return { rows: rows.length, drawn }
}

/**
 * Marks the open conversation's row, the only thing that differs between agents. The pattern keeps the id
 * free of markup.
 */
const markOpened = (drawn: string, id: string): string =>
  /^[\w-]{1,64}$/.test(id)
    ? drawn.replace(`href="/console/queue/${id}?`, `aria-current="true" href="/console/queue/${id}?`)
    : drawn

const tabNames = ['waiting', 'mine', 'all'] as const

const tabOf = (given: unknown): QueueTab => tabNames.find(tab => tab === given) ?? 'waiting'
