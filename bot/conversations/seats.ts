import type { Incoming, Tick } from '../answer.ts'
import type { QueueRules } from '../content/queue-schema.ts'
import type { Db } from './tables.ts'

/**
 * A place among the conversations that an agent has at a time: as many as the account allows, else `most`.
 */
export interface Seat {
  readonly agent: string
  readonly most: number
}

/** The seat that an act takes; null for acts that take none. A supervisor's transfer may exceed the limit. */
export function seatOf(incoming: Incoming | Tick, { capacity }: QueueRules): Seat | null {
  if (incoming.kind === 'claim') return { agent: incoming.agent.id, most: capacity }
  const takes = incoming.kind === 'transfer' && incoming.agent.role !== 'supervisor'
  return takes ? { agent: incoming.to.id, most: capacity } : null
}

/** Whether the agent has a free seat, or already has the conversation. Runs inside the turn's transaction. */
export async function hasSeat(db: Db, id: string, { agent, most }: Seat): Promise<boolean> {
  // Updating the account's row locks it: a second desk counts only after the first has ended its transaction.
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
