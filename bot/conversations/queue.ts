import type { QueueRules } from '../content/queue-schema.ts'
import { priorityNumbers, turnAt } from './priority.ts'
import type { Db, Tables } from './tables.ts'

export type QueueTab = 'waiting' | 'mine' | 'all'

/** Rows per page; more are fetched as further pages. */
export const queuePageSize = 50

/**
 * One page of the queue by one indexed statement: `waiting` in the order of service; `mine` with merchants
 * who wait for an answer first; `all` with the queue first.
 */
export function listQueue(db: Db, tab: QueueTab, agent: string, page = 0): Promise<Tables['ownership'][]> {
  const rows = db.selectFrom('ownership').selectAll()
  const wanted = {
    waiting: () => rows.where('state', '=', 'queue').orderBy('turn_at'),
    mine: () =>
      rows
        .where('agent', '=', agent)
        .where('state', '=', 'agent')
        // Databases sort nulls differently.
        .orderBy(({ fn, val }) => fn.coalesce('waiting_since', val(Number.MAX_SAFE_INTEGER))),
    all: () => rows.where('state', 'in', ['queue', 'agent']).orderBy('state', 'desc').orderBy('turn_at'),
  }[tab]()
  return wanted
    .orderBy('conversation_id')
    .limit(queuePageSize)
    .offset(page * queuePageSize)
    .execute()
}

interface QueueCounts {
  readonly waiting: number
  readonly mine: number
  readonly all: number
}

export type QueueGroup = Pick<Tables['ownership'], 'state' | 'agent'> & { readonly count: number }

/** How many conversations each agent has, and how many wait: one reading serves the counts of all agents. */
export const readQueueGroups = (db: Db): Promise<QueueGroup[]> =>
  db
    .selectFrom('ownership')
    .select(({ fn }) => ['state', 'agent', fn.countAll<number>().as('count')])
    .where('state', 'in', ['queue', 'agent'])
    .groupBy(['state', 'agent'])
    .execute()

/** How many conversations each tab has for this agent. */
export function countsFor(rows: readonly QueueGroup[], agent: string): QueueCounts {
  const sum = (of: readonly QueueGroup[]) => of.reduce((total, { count }) => total + Number(count), 0)
  return {
    waiting: sum(rows.filter(({ state }) => state === 'queue')),
    mine: sum(rows.filter(row => row.agent === agent)),
    all: sum(rows),
  }
}

/** The waiting conversations in the order in which they are served. */
export async function orderOfQueue(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('ownership')
    .select('conversation_id')
    .where('state', '=', 'queue')
    .orderBy('turn_at')
    .orderBy('conversation_id')
    .execute()
  return rows.map(row => row.conversation_id)
}

/** Moves a waiting conversation to the front; false when it is not waiting. */
export async function raise(db: Db, id: string, rules: QueueRules): Promise<boolean> {
  const row = await readOwnership(db, id)
  if (row?.state !== 'queue' || row.waiting_since === null) return false
  const { numUpdatedRows } = await db
    .updateTable('ownership')
    .set({ priority: priorityNumbers.raised, turn_at: turnAt(row.waiting_since, 'raised', rules) })
    .where('conversation_id', '=', id)
    .where('state', '=', 'queue')
    .where('version', '=', row.version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The row of one conversation; undefined where no person was ever asked for. */
export const readOwnership = (db: Db, id: string): Promise<Tables['ownership'] | undefined> =>
  db.selectFrom('ownership').selectAll().where('conversation_id', '=', id).executeTakeFirst()
