import type { Kysely, Migration } from 'kysely'
import { sql } from '../kysely.ts'

/** One number now decides the order of the queue, and each account may have its own capacity. */
export const queueOrder: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex('ownership_queue').execute()
    await db.schema
      .alterTable('ownership')
      .addColumn('turn_at', 'bigint', column => column.notNull().defaultTo(0))
      .execute()
    await sql`update ownership set turn_at = coalesce(waiting_since, 0)`.execute(db)
    // Returned conversations had the number that urgent problems have now.
    await sql`update ownership set priority = 3 where priority = 2`.execute(db)
    await db.schema
      .createIndex('ownership_turn')
      .on('ownership')
      .columns(['state', 'turn_at', 'conversation_id'])
      .execute()
    await db.schema.alterTable('agents').addColumn('capacity', 'integer').execute()
  },
}
