import { setTimeout as delay } from 'node:timers/promises'
import { sql } from '../../bot/conversations/kysely.ts'
import type { Db } from '../../bot/conversations/tables.ts'

/**
 * For so long the database takes no write, as on a disk that does not answer: another writer holds the lock. SQLite gives
 * it to whoever begins to write; PostgreSQL has one for each table.
 */
export const holdWrites = (db: Db, store: 'SQLite' | 'PostgreSQL', milliseconds: number): Promise<void> =>
  db.transaction().execute(async held => {
    if (store === 'PostgreSQL') await sql`lock table events in exclusive mode`.execute(held)
    await delay(milliseconds)
  })
