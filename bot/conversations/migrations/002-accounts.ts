import type { Kysely, Migration } from 'kysely'

/** The people behind the desk: accounts, their sessions and links, and what each of them did. */
export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('agents')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('name', 'text', column => column.notNull().unique())
      .addColumn('role', 'text', column => column.notNull())
      .addColumn('password_hash', 'text')
      .addColumn('totp_secret', 'text')
      .addColumn('totp_step', 'bigint', column => column.notNull())
      .addColumn('disabled_at', 'bigint')
      .addColumn('created_at', 'bigint', column => column.notNull())
      .execute()
    await db.schema
      .createTable('recovery_codes')
      .addColumn('agent_id', 'text', column => column.notNull())
      .addColumn('code_hash', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('recovery_codes_key', ['agent_id', 'code_hash'])
      .execute()
    await db.schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', column => column.primaryKey())
      .addColumn('agent_id', 'text', column => column.notNull())
      .addColumn('stage', 'text', column => column.notNull())
      .addColumn('created_at', 'bigint', column => column.notNull())
      .addColumn('last_seen_at', 'bigint', column => column.notNull())
      .addColumn('expires_at', 'bigint', column => column.notNull())
      .addColumn('user_agent', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('sessions_agent').on('sessions').column('agent_id').execute()
    await db.schema
      .createTable('sign_in_links')
      .addColumn('token_hash', 'text', column => column.primaryKey())
      .addColumn('agent_id', 'text', column => column.notNull())
      .addColumn('expires_at', 'bigint', column => column.notNull())
      .addColumn('used_at', 'bigint')
      .execute()
    await db.schema
      .createTable('sign_in_attempts')
      .addColumn('name_hash', 'text', column => column.primaryKey())
      .addColumn('failures', 'integer', column => column.notNull())
      .addColumn('locked_until', 'bigint', column => column.notNull())
      .addColumn('last_at', 'bigint', column => column.notNull())
      .execute()
    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('at', 'bigint', column => column.notNull())
      .addColumn('agent_id', 'text')
      .addColumn('act', 'text', column => column.notNull())
      .addColumn('subject', 'text', column => column.notNull())
      .addColumn('detail', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('audit_at').on('audit').columns(['at', 'id']).execute()
  },
}
