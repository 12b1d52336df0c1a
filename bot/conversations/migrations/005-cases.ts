import type { Kysely, Migration } from 'kysely'

/**
 * What supervisors search and count: one row per conversation, its flows, and the pairs of characters said in
 * it.
 */
export const cases: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex('events_at').on('events').column('at').execute()
    await db.schema
      .createTable('cases')
      .addColumn('conversation_id', 'text', column => column.primaryKey())
      .addColumn('read_seq', 'integer', column => column.notNull())
      .addColumn('begun_at', 'bigint', column => column.notNull())
      .addColumn('last_at', 'bigint', column => column.notNull())
      .addColumn('flow', 'text')
      .addColumn('outcome', 'text', column => column.notNull())
      .addColumn('handed_over', 'integer', column => column.notNull())
      .addColumn('messages', 'integer', column => column.notNull())
      .addColumn('unclear', 'integer', column => column.notNull())
      .execute()
    await db.schema.createIndex('cases_last').on('cases').column('last_at').execute()
    await db.schema
      .createTable('case_flows')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('flow', 'text', column => column.notNull())
      .addColumn('starts', 'integer', column => column.notNull())
      .addColumn('solved', 'integer', column => column.notNull())
      .addColumn('person', 'integer', column => column.notNull())
      .addColumn('dropped', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('case_flows_key', ['conversation_id', 'flow'])
      .execute()
    await db.schema
      .createTable('case_grams')
      .addColumn('gram', 'text', column => column.notNull())
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('case_grams_key', ['gram', 'conversation_id'])
      .execute()
  },
}
