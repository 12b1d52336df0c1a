import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartFailure } from '../start-failure.ts'
import { ping } from './database.ts'
import { sql } from './kysely.ts'
import { databaseFile } from './sqlite.ts'
import type { Db } from './tables.ts'

/**
 * Writes the SQLite database in its present state into a new file, while desks go on answering. The file is
 * complete without a log beside it.
 */
export async function backUp(db: Db, file: string): Promise<void> {
  if (existsSync(file)) throw new StartFailure(`${file} is there already: name a new file for the backup.`)
  mkdirSync(dirname(resolve(file)), { recursive: true })
  await sql`vacuum into ${file}`.execute(db)
}

/** Puts a backup into the data folder, where the next start finds it; never replaces an existing database. */
export async function restore(
  file: string,
  folder: string,
  open: (folder: string) => Promise<Db>,
): Promise<void> {
  const target = join(folder, databaseFile)
  if (!existsSync(file)) throw new StartFailure(`There is no file ${file}: name the backup to restore.`)
  if (existsSync(target)) {
    throw new StartFailure(
      `${folder} has a database. Stop the desk, move ${databaseFile}* away, then restore.`,
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
