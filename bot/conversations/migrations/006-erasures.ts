import type { Kysely, Migration } from 'kysely'

/** The conversations whose personal data was erased. */
export const erasures: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('erasures')
      .addColumn('conversation_id', 'text', column => column.primaryKey())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .execute()
  },
}
