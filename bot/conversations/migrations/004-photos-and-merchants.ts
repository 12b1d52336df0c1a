import type { Kysely, Migration } from 'kysely'

/** Photos sent by merchants, and the merchants for whom a shop has vouched. */
export const photosAndMerchants: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('merchants')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('name', 'text')
      .addColumn('seen_at', 'bigint', column => column.notNull())
      .execute()
    await db.schema.alterTable('conversations').addColumn('merchant_id', 'text').execute()
    await db.schema
      .createIndex('conversations_merchant')
      .on('conversations')
      .columns(['merchant_id', 'created_at'])
      .execute()
    await db.schema
      .createTable('photos')
      .addColumn('conversation_id', 'text', column => column.notNull())
      .addColumn('id', 'text', column => column.notNull())
      // Base64: SQLite and PostgreSQL have no common type for bytes, and a photo is small after re-encoding.
      .addColumn('jpeg', 'text', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .addPrimaryKeyConstraint('photos_key', ['conversation_id', 'id'])
      .execute()
  },
}
