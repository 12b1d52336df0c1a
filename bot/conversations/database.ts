import { setTimeout as delay } from 'node:timers/promises'
import { StartFailure } from '../start-failure.ts'
import { Kysely, SqliteAdapter, sql } from './kysely.ts'
import { migrate } from './migrate.ts'
import { type HintReader, openHints, postgresDialect } from './postgres.ts'
import { dataVersionPragma, sqliteDialect } from './sqlite.ts'
import type { Db, Tables } from './tables.ts'
import type { Hints } from './wake.ts'

/**
 * Opens the desk's database with its tables at the newest version: PostgreSQL at `databaseUrl`, or the SQLite
 * file in `folder`, which is created if needed. Any number of desks may open either at the same time.
 */
export async function openDatabase(folder: string, databaseUrl?: string): Promise<Db> {
  const dialect = databaseUrl ? postgresDialect(databaseUrl) : sqliteDialect(folder)
  const db = new Kysely<Tables>({ dialect })
  const place = databaseUrl ? 'PostgreSQL of DATABASE_URL' : `database in ${folder}`
  try {
    await ping(db)
    const trouble = await migrate(db)
    if (trouble) throw new StartFailure(`${trouble} (${place})`)
    return db
  } catch (error) {
    await db.destroy()
    if (error instanceof StartFailure || !databaseUrl) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartFailure(
      `PostgreSQL cannot be reached: ${reason}. Check DATABASE_URL and that the server runs, or unset it to use SQLite.`,
    )
  }
}

/** The hints between desks; with SQLite there are none, and readers look at intervals. */
export const joinHints = (databaseUrl: string | undefined, reader: HintReader): Hints | null =>
  databaseUrl ? openHints(databaseUrl, reader) : null

/** Throws unless the database answers. */
export const ping = async (db: Db): Promise<void> => {
  await sql`select 1`.execute(db)
}

/** Makes SQLite release the earlier form of changed rows at once; PostgreSQL's vacuum does that by itself. */
export async function dropEarlierForms(db: Db): Promise<void> {
  if (!isSqlite(db)) return
  for (let tries = 0; tries < maxTries; tries += 1) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
    if (rows[0]?.busy === 0) return
    // Another process is copying the log.
    await delay(pauseMs)
  }
}

const maxTries = 20
const pauseMs = 100

/**
 * Returns a question to ask at intervals: may another process have written since the last time? SQLite knows;
 * for PostgreSQL the answer is always yes.
 */
export function watchOthers(db: Db): () => Promise<boolean> {
  let seen: number | undefined
  return async () => {
    if (!isSqlite(db)) return true
    const { rows } = await sql.raw<{ data_version: number }>(dataVersionPragma).execute(db)
    const before = seen
    seen = rows[0]?.data_version
    return seen !== before
  }
}

const isSqlite = (db: Db): boolean => db.getExecutor().adapter instanceof SqliteAdapter

/** Whether the database fails only for now: cut off, restarting, locked, or out of space. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof Error &&
  (/connection (terminated|timeout|error)|timeout exceeded|database system|gave up a transaction/i.test(
    error.message,
  ) ||
    ('code' in error &&
      // PostgreSQL's classes 08, 53 and 57, socket errors, and SQLite's own codes.
      /^(08|53|57)|^E[A-Z]+$|^SQLITE_(BUSY|FULL|IOERR|LOCKED)/.test(String(error.code))))

/** Whether a row was refused because its key exists: somebody else was first. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  // PostgreSQL's unique_violation, and the extended codes of SQLite.
  ['23505', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(String(error.code))
