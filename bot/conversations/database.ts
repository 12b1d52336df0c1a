import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, SqliteDialect, sql } from 'kysely'
import Database from 'libsql'
import { StartFailure } from '../start-failure.ts'
import { migrate } from './migrate.ts'
import type { Db, Tables } from './tables.ts'

/** Opens, and if need be creates, the desk's SQLite file in `folder`, at the newest version of its tables. */
export async function openDatabase(folder: string): Promise<Db> {
  const database = connect(folder)
  // WAL lets streams read while a message is written; FULL makes an acknowledged message survive a power cut.
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  const trouble = await migrate(db)
  if (trouble) {
    await db.destroy()
    throw new StartFailure(`${trouble} (database in ${folder})`)
  }
  return db
}

function connect(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
    return new Database(join(folder, 'posdesk.db'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartFailure(
      `The data folder ${folder} cannot be written: ${reason}. Give write permission or set DATA_DIR to another folder.`,
    )
  }
}

/** Whether the database answers. */
export const ping = async (db: Db): Promise<void> => {
  await sql`select 1`.execute(db)
}
