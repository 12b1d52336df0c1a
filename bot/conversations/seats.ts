import type { Incoming, Tick } from '../answer.ts'
import type { QueueRules } from '../content/queue-schema.ts'
import type { Db } from './tables.ts'

/** A place among those whom an agent serves at once: as many as the account says, else `most`. */
export interface Seat {
  readonly agent: string
  readonly most: number
}

/** The place that an act takes; null for acts that take none. A supervisor's transfer may go beyond what is free. */
export function seatOf(incoming: Incoming | Tick, { capacity }: QueueRules): Seat | null {
  if (incoming.kind === 'claim') return { agent: incoming.agent.id, most: capacity }
  const takes = incoming.kind === 'transfer' && incoming.agent.role !== 'supervisor'
  return takes ? { agent: incoming.to.id, most: capacity } : null
}

/** Whether the agent has a place for the conversation, or it is theirs already. Runs inside the turn's transaction. */
export async function hasSeat(db: Db, id: string, { agent, most }: Seat): Promise<boolean> {
  // Writing the account's row holds it: of two desks the second counts after the first has ended its transaction.
  const account = await db
    .updateTable('agents')
    .set(({ ref }) => ({ capacity: ref('capacity') }))
    .where('id', '=', agent)
    .returning('capacity')
    .executeTakeFirst()
  const held = await db
    .selectFrom('ownership')
    .select('conversation_id')
    .where('agent', '=', agent)
    .where('state', '=', 'agent')
    .execute()
  return held.length < (account?.capacity ?? most) || held.some(row => row.conversation_id === id)
}
