import type { Kysely, Migration } from 'kysely'

/** Lessons that a shop's staff have done: one row each, with the latest time. */
export const training: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('training')
      .addColumn('merchant', 'text', column => column.notNull())
      .addColumn('staff', 'text', column => column.notNull())
      .addColumn('lesson', 'text', column => column.notNull())
      .addColumn('done_at', 'bigint', column => column.notNull())
      .addColumn('mistakes', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('training_key', ['merchant', 'staff', 'lesson'])
      .execute()
  },
}
