import { readConfig } from '../config.ts'
import { openDatabase } from '../conversations/database.ts'
import type { Db } from '../conversations/tables.ts'

/** Opens the database that the desk of this environment uses; a folder that is named means the SQLite file in it. */
export function openDeskDatabase(named: string | undefined): Promise<Db> {
  if (named !== undefined) return openDatabase(named)
  const { dataFolder, databaseUrl } = readConfig()
  return openDatabase(dataFolder, databaseUrl)
}
