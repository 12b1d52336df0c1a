import type { Kysely, Migration } from 'kysely'
import { Migrator } from './kysely.ts'
import { conversations } from './migrations/001-conversations.ts'
import { accounts } from './migrations/002-accounts.ts'
import { ownership } from './migrations/003-ownership.ts'
import { photosAndMerchants } from './migrations/004-photos-and-merchants.ts'
import { cases } from './migrations/005-cases.ts'
import { erasures } from './migrations/006-erasures.ts'
import { learning } from './migrations/007-learning.ts'
import { training } from './migrations/008-training.ts'
import { queueOrder } from './migrations/009-queue-order.ts'

/** Only ever added to, never edited: databases in use have run them. */
const migrations: Record<string, Migration> = {
  '001-conversations': conversations,
  '002-accounts': accounts,
  '003-ownership': ownership,
  '004-photos-and-merchants': photosAndMerchants,
  '005-cases': cases,
  '006-erasures': erasures,
  '007-learning': learning,
  '008-training': training,
  '009-queue-order': queueOrder,
}

/** Brings the tables to the newest version; otherwise returns a sentence that says why that is impossible. */
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
