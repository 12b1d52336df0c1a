import { type Kysely, type Migration, Migrator } from 'kysely'

/** Never edited, only added to: a database in use has run them. */
const migrations: Record<string, Migration> = {
  '001-conversations': {
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
  },
}

/** Brings the tables to the newest version; says in a sentence why that cannot be done. */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<string | null> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return null
  const unknown = (await executedMigrations(db)).filter(name => !Object.hasOwn(migrations, name))
  if (unknown.length > 0) {
    return `This database was written by a newer posdesk (it knows ${unknown.join(', ')}). Start that version, or set DATA_DIR to another folder.`
  }
  return `The tables could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`
}

async function executedMigrations<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const tables = db as unknown as Kysely<{ kysely_migration: { name: string } }>
  const rows = await tables.selectFrom('kysely_migration').select('name').execute()
  return rows.map(({ name }) => name)
}
