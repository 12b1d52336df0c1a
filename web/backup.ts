import { readConfig } from '../bot/config.ts'
import { backUp, restore } from '../bot/conversations/backup.ts'
import { openDatabase } from '../bot/conversations/database.ts'
import { StartFailure } from '../bot/start-failure.ts'

/**
 * Runs `npm run backup -- FILE` on a running desk, or `npm run restore -- FILE` into a data folder without a
 * database.
 */
async function run(action: string | undefined, file: string | undefined): Promise<void> {
  const { dataFolder, databaseUrl } = readConfig()
  if (file === undefined || (action !== 'backup' && action !== 'restore')) {
    throw new StartFailure('Say which file: npm run backup -- FILE, or npm run restore -- FILE.')
  }
  if (databaseUrl) {
    throw new StartFailure(
      `PostgreSQL has its own: pg_dump --format=custom --file=${file} "$DATABASE_URL", and pg_restore --dbname="$DATABASE_URL" ${file} into an empty database.`,
    )
  }
  if (action === 'restore') await restore(file, dataFolder, openDatabase)
  else {
    const db = await openDatabase(dataFolder)
    await backUp(db, file).finally(() => db.destroy())
  }
  process.stdout.write(`${action === 'backup' ? 'Written to' : 'Restored from'} ${file}\n`)
}

const [, , action, file] = process.argv
run(action, file).catch((error: unknown) => {
  if (error instanceof StartFailure) process.stderr.write(`${error.message}\n`)
  else console.error(error)
  process.exitCode = 1
})
