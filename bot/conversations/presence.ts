import type { Agent } from '../dialog/owner.ts'
import { leaseMs, leaveGraceMs } from './leases.ts'
import type { Db, Tables } from './tables.ts'

export type Duty = Tables['agent_presence']['state']

/** Records that the agent's browser is alive; `state` only when the agent has changed it. */
export async function notePresence(
  db: Db,
  { id, name }: Pick<Agent, 'id' | 'name'>,
  at: number,
  state?: Duty,
): Promise<void> {
  await db
    .insertInto('agent_presence')
    .values({ agent: id, name, state: state ?? 'on-duty', seen_at: at })
    .onConflict(conflict =>
      conflict.column('agent').doUpdateSet({ name, seen_at: at, ...(state ? { state } : {}) }),
    )
    .execute()
}

/**
 * A window was closed at `at`: the agent counts as gone after a grace period, unless another window is alive.
 */
export async function leavePresence(db: Db, agent: string, at: number): Promise<void> {
  const seen = at - leaseMs + leaveGraceMs
  await db
    .updateTable('agent_presence')
    .set({ seen_at: seen })
    .where('agent', '=', agent)
    .where('seen_at', '>', seen)
    .execute()
}

/** Everybody whose browser is alive at `at`, on duty or away. */
export const readPresence = (db: Db, at: number): Promise<Tables['agent_presence'][]> =>
  db
    .selectFrom('agent_presence')
    .selectAll()
    .where('seen_at', '>', at - leaseMs)
    .orderBy('name')
    .execute()
