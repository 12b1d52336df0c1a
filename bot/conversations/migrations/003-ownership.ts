import type { Kysely, Migration } from 'kysely'

/** Who owns each conversation, who is at the desk, and what agents write that is not an event. */
export const ownership: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('ownership')
      .addColumn('conversation_id', 'text', column => column.primaryKey())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('agent', 'text')
      .addColumn('agent_name', 'text')
      .addColumn('since', 'bigint', column => column.notNull())
      .addColumn('lease_until', 'bigint', column => column.notNull())
      .addColumn('priority', 'integer', column => column.notNull())
      .addColumn('waiting_since', 'bigint')
      .addColumn('problem', 'text', column => column.notNull())
      .addColumn('terminal_kind', 'text')
      .addColumn('summary', 'text', column => column.notNull())
      .addColumn('last_words', 'text', column => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('follow_up', 'integer', column => column.notNull())
      .addColumn('stars', 'integer')
      .addColumn('version', 'integer', column => column.notNull())
      .execute()
    await db.schema
      .createIndex('ownership_queue')
      .on('ownership')
      .columns(['state', 'priority', 'waiting_since', 'conversation_id'])
      .execute()
    await db.schema.createIndex('ownership_agent').on('ownership').columns(['agent', 'state']).execute()
    await db.schema
      .createTable('agent_presence')
      .addColumn('agent', 'text', column => column.primaryKey())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('seen_at', 'bigint', column => column.notNull())
      .execute()
    await db.schema
      .createTable('drafts')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('agent', 'text', column => column.notNull())
      .addColumn('text', 'text', column => column.notNull())
      .addColumn('updated_at', 'bigint', column => column.notNull())
      .addPrimaryKeyConstraint('drafts_key', ['conversation_id', 'agent'])
      .execute()
    await db.schema
      .createTable('notes')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('agent', 'text', column => column.notNull())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('text', 'text', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .execute()
    await db.schema.createIndex('notes_conversation').on('notes').columns(['conversation_id', 'at']).execute()
    await db.schema
      .createTable('callbacks')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('message_id', 'text', column => column.notNull())
      .addColumn('phone', 'text', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .addPrimaryKeyConstraint('callbacks_key', ['conversation_id', 'message_id'])
      .execute()
  },
}
