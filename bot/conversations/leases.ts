import type { Db } from './tables.ts'

/**
 * How long an agent's browser may be silent before the conversation returns to the queue, in milliseconds.
 */
export const leaseMs = 90_000

/**
 * How long the agent keeps it after closing the window, in which another window or the reloaded page can
 * report.
 */
export const leaveGraceMs = 45_000

/** Conversations whose agent's lease has expired at `at`. */
export const expiredLeases = (db: Db, at: number) =>
  db
    .selectFrom('ownership')
    .select(['conversation_id', 'agent', 'version'])
    .where('state', '=', 'agent')
    .where('lease_until', '<', at)
    .execute()

/** Lets the leases of this agent end at `until`, unless they end earlier. */
export async function shortenLeases(db: Db, agent: string, until: number): Promise<void> {
  await db
    .updateTable('ownership')
    .set({ lease_until: until })
    .where('agent', '=', agent)
    .where('state', '=', 'agent')
    .where('lease_until', '>', until)
    .execute()
}

/** Extends the leases of this agent to `until`, in milliseconds since 1970. */
export async function renewLeases(db: Db, agent: string, until: number): Promise<void> {
  await db
    .updateTable('ownership')
    .set({ lease_until: until })
    .where('agent', '=', agent)
    .where('state', '=', 'agent')
    .execute()
}

/**
 * A lease that a turn ends, provided that it is this agent's and expired before then (milliseconds since
 * 1970).
 */
export interface EndedLease {
  readonly agent: string
  readonly before: number
}

/**
 * Ends the lease; false when it no longer needs ending, because a heartbeat has come since the desk looked.
 */
export async function endLease(db: Db, id: string, { agent, before }: EndedLease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ownership')
    .set({ lease_until: 0 })
    .where('conversation_id', '=', id)
    .where('state', '=', 'agent')
    .where('agent', '=', agent)
    .where('lease_until', '<', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
