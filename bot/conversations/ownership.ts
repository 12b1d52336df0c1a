import type { ExpressionBuilder } from 'kysely'
import type { QueueRules } from '../content/queue-schema.ts'
import type { DialogContent } from '../dialog/content.ts'
import type { Conversation } from '../dialog/conversation.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import { problemFlow, summarise } from '../dialog/summarise.ts'
import { leaseMs } from './leases.ts'
import { type Priority, priorityNumbers, turnAt } from './priority.ts'
import type { Db, Tables } from './tables.ts'

/** What a turn changes in a conversation's row of the queue; columns that are absent stay as they are. */
export type OwnershipRow = Partial<Tables['ownership']> & Pick<Tables['ownership'], 'version'>

interface TakenTurn {
  readonly events: readonly ConversationEvent[]
  readonly conversation: Conversation
}

/** The row after a turn; null where no person was ever asked for, or nothing has happened. */
export function projectOwnership(
  content: DialogContent,
  before: Conversation,
  { events, conversation }: TakenTurn,
  rules: QueueRules,
): OwnershipRow | null {
  const last = events.at(-1)
  if (!conversation.person || !last) return null
  const { waitingSince, slots, words } = conversation
  const priority = priorityAfter(content, before, events, rules)
  return {
    ...stateOf(conversation, events),
    waiting_since: waitingSince,
    ...aboutOf(content, before, events),
    ...(slots.kind === undefined ? {} : { terminal_kind: slots.kind }),
    last_words: words.at(-1) ?? '',
    ...Object.assign({}, ...events.map(columnsOf)),
    ...(priority && {
      priority: priorityNumbers[priority],
      turn_at: turnAt(waitingSince ?? last.at, priority, rules),
    }),
    version: last.seq,
  }
}

/** The columns that a single event changes. */
function columnsOf(event: ConversationEvent): Partial<OwnershipRow> {
  switch (event.type) {
    // An agent who acts is alive. What the merchant says renews no lease.
    case 'conversationClaimed':
    case 'agentSpoke':
      return { lease_until: event.at + leaseMs }
    case 'conversationClosed':
      return { outcome: event.outcome, follow_up: event.followUp ? 1 : 0, priority: priorityNumbers.normal }
    case 'rated':
      return { stars: event.stars }
    default:
      return {}
  }
}

/** The priority with which a turn put the conversation into the queue; null when it did not. */
function priorityAfter(
  content: DialogContent,
  before: Conversation,
  events: readonly ConversationEvent[],
  { priorities }: QueueRules,
): Priority | null {
  // Leaving a telephone number while waiting changes nothing.
  if (before.owner.kind === 'queue') return null
  const came = events.findLast(({ type }) => arrivals.some(arrival => arrival === type))
  if (!came) return null
  if (came.type === 'conversationReleased') return 'returned'
  const flow = problemFlow(content, before) ?? (came.type === 'handoffRequested' ? came.flow : '')
  return priorities.urgent.flows.includes(flow) ? 'urgent' : 'normal'
}

const arrivals = ['handoffRequested', 'callbackLeft', 'conversationReleased'] as const

function stateOf({ owner }: Conversation, events: readonly ConversationEvent[]): Partial<OwnershipRow> {
  switch (owner.kind) {
    case 'agent':
      return { state: 'agent', agent: owner.agent, agent_name: owner.name, since: owner.since }
    case 'queue':
      return { state: 'queue', agent: null, agent_name: null, since: owner.since }
    case 'bot': {
      const turning = events.findLast(({ type }) => endings.some(ending => ending === type))
      if (!turning) return {}
      const state = turning.type === 'conversationClosed' ? 'closed' : 'bot'
      return { state, agent: null, agent_name: null, since: turning.at }
    }
  }
}

/** After these the bot has the conversation; a merchant's message reopens a closed one. */
const endings = ['conversationClosed', 'handedBack', 'queueLeft', 'merchantSpoke'] as const

/** Problem and summary at the moment when a person was asked for, or took over unasked. */
function aboutOf(content: DialogContent, before: Conversation, events: readonly ConversationEvent[]) {
  if (before.owner.kind !== 'bot') return {}
  const asked = events.findLast(event => event.type === 'handoffRequested')
  const came = events.some(event => event.type === 'conversationClaimed' || event.type === 'callbackLeft')
  const summary = asked?.type === 'handoffRequested' ? asked.summary : came && summarise(content, before)
  return summary ? { problem: summary[0]?.value ?? '', summary: JSON.stringify(summary) } : {}
}

/**
 * Writes the row unless it already reflects a later event. Runs inside the transaction of the turn's events.
 */
export async function keepOwnership(db: Db, id: string, row: OwnershipRow): Promise<void> {
  await db
    .insertInto('ownership')
    .values({
      conversation_id: id,
      state: 'bot',
      since: 0,
      lease_until: 0,
      priority: priorityNumbers.normal,
      turn_at: 0,
      agent: null,
      agent_name: null,
      waiting_since: null,
      problem: '',
      terminal_kind: null,
      summary: '[]',
      last_words: '',
      outcome: null,
      follow_up: 0,
      stars: null,
      ...row,
    })
    .onConflict(conflict =>
      conflict
        .column('conversation_id')
        .doUpdateSet(eb =>
          row.priority === priorityNumbers.returned ? { ...row, ...unlessRaised(eb, row) } : row,
        )
        .where('ownership.version', '<', row.version),
    )
    .execute()
}

/** A conversation that was moved to the front stays there when it is returned. */
function unlessRaised(eb: ExpressionBuilder<Tables, 'ownership'>, row: OwnershipRow) {
  const keep = (column: 'priority' | 'turn_at') =>
    eb
      .case()
      .when('ownership.priority', '=', priorityNumbers.raised)
      .then(eb.ref(`ownership.${column}`))
      .else(row[column] ?? 0)
      .end()
  return { priority: keep('priority'), turn_at: keep('turn_at') }
}
