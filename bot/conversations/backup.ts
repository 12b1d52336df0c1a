import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartFailure } from '../start-failure.ts'
import { ping } from './database.ts'
import { sql } from './kysely.ts'
import { DATABASE_FILE } from './sqlite.ts'
import type { Db } from './tables.ts'

/**
 * Writes the SQLite database, as it is at this moment, into a new file; desks go on answering meanwhile. The file is
 * whole: no log beside it is needed.
 */
export async function backUp(db: Db, file: string): Promise<void> {
  if (existsSync(file)) throw new StartFailure(`${file} is there already: name a new file for the backup.`)
  mkdirSync(dirname(resolve(file)), { recursive: true })
  await sql`vacuum into ${file}`.execute(db)
}

/** Puts a backup into the data folder, where the next start finds it; never over a database that is there. */
export async function restore(
  file: string,
  folder: string,
  open: (folder: string) => Promise<Db>,
): Promise<void> {
  const target = join(folder, DATABASE_FILE)
  if (!existsSync(file)) throw new StartFailure(`There is no file ${file}: name the backup to restore.`)
  if (existsSync(target)) {
    throw new StartFailure(
      `${folder} has a database. Stop the desk, move ${DATABASE_FILE}* away, then restore.`,
    )
  }
  mkdirSync(folder, { recursive: true })
  copyFileSync(file, target)
  const db = await open(folder)
  try {
    await ping(db)
  } finally {
    await db.destroy()
  }
}
