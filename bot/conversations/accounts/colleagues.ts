import type { Db } from '../tables.ts'
import type { Agent } from './agents.ts'

/** An agent to whom a conversation may be passed. */
export interface Colleague extends Agent {
  /** Conversations at a time; null for the number given in the content. */
  readonly capacity: number | null
}

const serving = (db: Db) =>
  db
    .selectFrom('agents')
    .select(['id', 'name', 'role', 'capacity'])
    .where('role', 'in', ['agent', 'supervisor'])
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)

/** Everybody who can sign in and serve merchants, by name. */
export const listColleagues = (db: Db): Promise<Colleague[]> => serving(db).orderBy('name').execute()

/** One of them; undefined for anybody else. */
export const readColleague = (db: Db, id: string): Promise<Colleague | undefined> =>
  serving(db).where('id', '=', id).executeTakeFirst()
