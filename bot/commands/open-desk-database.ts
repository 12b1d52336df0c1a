import { readConfig } from '../config.ts'
import { openDatabase } from '../conversations/database.ts'
import type { Db } from '../conversations/tables.ts'

/** Opens the database of the desk that this environment configures, or the SQLite file in the folder that is named. */
export function openDeskDatabase(named: string | undefined): Promise<Db> {
  if (named !== undefined) return openDatabase(named)
  const { dataFolder, databaseUrl } = readConfig()
  return openDatabase(dataFolder, databaseUrl)
}
