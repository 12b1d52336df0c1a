import type { Kysely, Migration } from 'kysely'

/** Conversations, their events, and the content versions they run on. */
export const conversations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('conversations')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('token_hash', 'text', column => column.notNull())
      .addColumn('created_at', 'bigint', column => column.notNull())
      .execute()
    await db.schema.createIndex('conversations_created').on('conversations').column('created_at').execute()
    await db.schema
      .createTable('events')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('body', 'text', column => column.notNull())
      .addColumn('message_id', 'text')
      .addColumn('turn_end', 'integer')
      .addPrimaryKeyConstraint('events_key', ['conversation_id', 'seq'])
      .addUniqueConstraint('events_message', ['conversation_id', 'message_id'])
      .execute()
    await db.schema
      .createTable('content_versions')
      .addColumn('version', 'text', column => column.primaryKey())
      .addColumn('body', 'text', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .execute()
  },
}
