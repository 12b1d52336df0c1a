import type { CompiledQuery, DialectAdapter } from 'kysely'
import type { ConversationEvent } from '../dialog/event.ts'
import { isUniqueViolation } from './database.ts'
import { type EndedLease, endLease } from './leases.ts'
import { keepOwnership, type OwnershipRow } from './ownership.ts'
import { hasSeat, type Seat } from './seats.ts'
import type { Db, Tables } from './tables.ts'

/** The largest sequence number that both databases can store. */
export const maxSeq = 2_147_483_647

/** The outcome of appending a turn. */
type Appended = 'appended' | 'conflict' | 'alive' | 'full'

/** Creates a conversation with its first events. Of its token only `tokenHash` is stored. */
export async function createConversation(
  db: Db,
  id: string,
  tokenHash: string,
  events: readonly ConversationEvent[],
): Promise<void> {
  await insertTurn(db, id, null, events)
  // Written last, so that nobody can open a conversation without its beginning.
  await db
    .insertInto('conversations')
    .values({ id, token_hash: tokenHash, created_at: events[0]?.at ?? 0 })
    .execute()
}

/** The hash of a conversation's token; undefined when there is no such conversation. */
export async function readTokenHash(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select('token_hash')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.token_hash
}

/** Ids of the conversations that began at `since` (milliseconds since 1970) or later. */
export async function conversationsSince(db: Db, since: number): Promise<string[]> {
  const rows = await db.selectFrom('conversations').select('id').where('created_at', '>=', since).execute()
  return rows.map(({ id }) => id)
}

/** The events of a conversation with `after < seq <= until`, in order. */
export async function readEvents(
  db: Db,
  id: string,
  after = 0,
  until = maxSeq,
): Promise<ConversationEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select('body')
    .where('conversation_id', '=', id)
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .execute()
  return rows.map(({ body }): ConversationEvent => JSON.parse(body))
}

/** The events that an earlier message with this id led to; undefined when it is new. */
export async function readAnswer(
  db: Db,
  id: string,
  messageId: string,
): Promise<ConversationEvent[] | undefined> {
  const row = await db
    .selectFrom('events')
    .select(['seq', 'turn_end'])
    .where('conversation_id', '=', id)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  return row && readEvents(db, id, row.seq - 1, row.turn_end ?? row.seq)
}

/** The last sequence number of each of these conversations. */
export async function readHeads(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('events')
    .select(({ fn }) => ['conversation_id', fn.max('seq').as('head')])
    .where('conversation_id', 'in', ids)
    .groupBy('conversation_id')
    .execute()
  return new Map(rows.map(({ conversation_id, head }) => [conversation_id, head]))
}

/**
 * Appends all events of a turn, and who owns the conversation after it, or nothing at all. `conflict`:
 * another process has appended first or knows the message already; read the log again and repeat the turn.
 * `alive`: the lease that the turn was to end has been renewed meanwhile. `full`: the agent who was to get
 * the conversation has no free seat.
 */
export async function appendTurn(
  db: Db,
  id: string,
  messageId: string,
  events: readonly ConversationEvent[],
  ownership: OwnershipRow | null = null,
  { lease = null, seat = null }: { lease?: EndedLease | null; seat?: Seat | null } = {},
): Promise<Appended> {
  try {
    if (ownership) {
      return await db.transaction().execute(async together => {
        // Locks the row first: a heartbeat comes either before this turn and saves the lease, or after it and
        // finds none.
        if (lease && !(await endLease(together, id, lease))) return 'alive'
        if (seat && !(await hasSeat(together, id, seat))) return 'full'
        await insertTurn(together, id, messageId, events)
        await keepOwnership(together, id, ownership)
        return 'appended'
      })
    }
    await insertTurn(db, id, messageId, events)
    return 'appended'
  } catch (error) {
    if (isUniqueViolation(error)) return 'conflict'
    throw error
  }
}

/** One statement is one transaction: no lock is held while the desk does something else. */
async function insertTurn(
  db: Db,
  id: string,
  messageId: string | null,
  events: readonly ConversationEvent[],
): Promise<void> {
  const end = events.at(-1)?.seq
  if (end === undefined)
    throw new Error(`A turn without events was to be appended to ${id}: every message is an event.`)
  const parameters = events.flatMap((event, index) => [
    id,
    event.seq,
    event.at,
    event.type,
    JSON.stringify(event),
    index === 0 ? messageId : null,
    index === 0 ? end : null,
  ])
  await db.executeQuery({ ...insertOf(db, events.length), parameters })
}

/** The insert for this many events: composing it for every message costs as much as running it. */
function insertOf(db: Db, count: number): CompiledQuery {
  const adapter = db.getExecutor().adapter
  const own = inserts.get(adapter) ?? new Map<number, CompiledQuery>()
  inserts.set(adapter, own)
  const known = own.get(count) ?? db.insertInto('events').values(Array(count).fill(blankRow)).compile()
  own.set(count, known)
  return known
}

const inserts = new WeakMap<DialectAdapter, Map<number, CompiledQuery>>()

/** Keys in the order of the parameters above. */
const blankRow: Tables['events'] = {
  conversation_id: '',
  seq: 0,
  at: 0,
  type: '',
  body: '',
  message_id: null,
  turn_end: null,
}

/** Stores a content version for the conversations that use it. */
export async function keepContentVersion(db: Db, version: string, body: string, at: string): Promise<void> {
  await db
    .insertInto('content_versions')
    .values({ version, body, created_at: at })
    .onConflict(conflict => conflict.column('version').doNothing())
    .execute()
}

export async function readContentVersion(db: Db, version: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('content_versions')
    .select('body')
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.body
}

/** Throws unless the database can be written: rewrites a content version's row unchanged. */
export async function probeWriting(db: Db, version: string): Promise<void> {
  await db
    .updateTable('content_versions')
    .set(({ ref }) => ({ created_at: ref('created_at') }))
    .where('version', '=', version)
    .execute()
}
