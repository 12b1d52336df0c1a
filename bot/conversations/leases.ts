import type { Db } from './tables.ts'

/** How long an agent's screen may be silent before the conversation goes back to the queue, in milliseconds. */
export const LEASE = 90_000

/** How long it stays after the screen was closed: another window, or the page's reload, beats meanwhile. */
export const LEAVE_GRACE = 45_000

/** Conversations whose agent was not heard of until `at`. */
export const expiredLeases = (db: Db, at: number) =>
  db
    .selectFrom('ownership')
    .select(['conversation_id', 'agent', 'version'])
    .where('state', '=', 'agent')
    .where('lease_until', '<', at)
    .execute()

/** The leases of this agent end at `until` unless they end earlier. */
export async function shortenLeases(db: Db, agent: string, until: number): Promise<void> {
  await db
    .updateTable('ownership')
    .set({ lease_until: until })
    .where('agent', '=', agent)
    .where('state', '=', 'agent')
    .where('lease_until', '>', until)
    .execute()
}

/** Each conversation of this agent stays theirs until `until`, milliseconds since 1970. */
export async function renewLeases(db: Db, agent: string, until: number): Promise<void> {
  await db
    .updateTable('ownership')
    .set({ lease_until: until })
    .where('agent', '=', agent)
    .where('state', '=', 'agent')
    .execute()
}

/** A lease that a turn ends: only while it is this agent's and ran out before then, milliseconds since 1970. */
export interface EndedLease {
  readonly agent: string
  readonly before: number
}

/** Ends the lease and says whether it was still to be ended: a heartbeat may have come since the desk looked. */
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
