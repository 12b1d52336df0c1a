import type { ExecutionContext, TestFn } from 'ava'
import { temporaryFolder } from './open-test-desk.ts'
import { type Postgres, startPostgres } from './start-postgres.ts'

/** Where a desk under test keeps its log: an empty database on one of the two stores. */
export interface Place {
  readonly store: 'SQLite' | 'PostgreSQL'
  readonly folder: string
  readonly databaseUrl?: string
}

type Declare<Where extends Place> = (
  title: string,
  run: (t: ExecutionContext, place: Where) => Promise<unknown>,
) => void

/** Declares a test twice: on SQLite and on PostgreSQL. They run one after another: PostgreSQL copies a whole database for each. */
interface DeclareOnBoth extends Declare<Place> {
  /** Declares a test of what only PostgreSQL has. */
  readonly onPostgres: Declare<Required<Place>>
}

/** Starts a PostgreSQL before the tests of this file and stops it after them. */
export function onBothStores(test: TestFn): DeclareOnBoth {
  let postgres: Postgres | undefined
  test.before(async () => {
    postgres = await startPostgres()
  })
  test.after.always(() => postgres?.stop())

  const onPostgres: DeclareOnBoth['onPostgres'] = (title, run) =>
    test.serial(`${title} (PostgreSQL)`, async t => {
      const { folder, remove } = temporaryFolder()
      t.teardown(remove)
      const databaseUrl = await postgres?.createDatabase()
      if (databaseUrl === undefined) throw new Error('PostgreSQL did not start.')
      await run(t, { store: 'PostgreSQL', folder, databaseUrl })
    })
  const onBoth: Declare<Place> = (title, run) => {
    test.serial(`${title} (SQLite)`, async t => {
      const { folder, remove } = temporaryFolder()
      t.teardown(remove)
      await run(t, { store: 'SQLite', folder })
    })
    onPostgres(title, run)
  }
  return Object.assign(onBoth, { onPostgres })
}
