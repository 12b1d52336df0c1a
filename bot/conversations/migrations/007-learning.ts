import type { Kysely, Migration } from 'kysely'
import { sql } from '../kysely.ts'

/** What authors learn from: messages that were not understood, paths through the flows, lines to be added. */
export const learning: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('cases')
      .addColumn('state', 'text', column => column.notNull().defaultTo('{}'))
      .execute()
    for (const name of ['reopened', 'rated', 'stars'] as const) {
      await db.schema
        .alterTable('cases')
        .addColumn(name, 'integer', column => column.notNull().defaultTo(0))
        .execute()
    }
    await db.schema.alterTable('cases').addColumn('wait', 'bigint').execute()
    await db.schema.alterTable('cases').addColumn('agent', 'text').execute()
    await db.schema
      .createTable('case_steps')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('flow', 'text', column => column.notNull())
      .addColumn('node', 'text', column => column.notNull())
      .addColumn('choice', 'text', column => column.notNull())
      .addColumn('number', 'integer', column => column.notNull())
      .addColumn('dropped', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('case_steps_key', ['conversation_id', 'flow', 'node', 'choice'])
      .execute()
    await db.schema
      .createTable('case_intents')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('intent', 'text', column => column.notNull())
      .addColumn('answered', 'integer', column => column.notNull())
      .addColumn('clarified', 'integer', column => column.notNull())
      .addColumn('wrong', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('case_intents_key', ['conversation_id', 'intent'])
      .execute()
    await db.schema
      .createTable('unclear_messages')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .addColumn('reason', 'text', column => column.notNull())
      .addColumn('intent', 'text')
      .addColumn('chosen', 'text')
      .addPrimaryKeyConstraint('unclear_messages_key', ['conversation_id', 'seq'])
      .execute()
    await db.schema.createIndex('unclear_messages_at').on('unclear_messages').column('at').execute()
    await db.schema
      .createTable('learned_lines')
      .addColumn('text', 'text', column => column.primaryKey())
      .addColumn('intent', 'text', column => column.notNull())
      .addColumn('agent', 'text', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .execute()
    await db.schema
      .createTable('trials')
      .addColumn('name', 'text', column => column.primaryKey())
      .addColumn('at', 'bigint', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('result', 'text', column => column.notNull())
      .execute()
    // A projection without the new columns is built from the log again.
    for (const table of ['cases', 'case_flows', 'case_grams']) {
      await sql`delete from ${sql.table(table)}`.execute(db)
    }
  },
}
