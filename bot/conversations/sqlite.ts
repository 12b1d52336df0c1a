import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import Database from 'libsql'
import { StartFailure } from '../start-failure.ts'
import { createCheckpoints } from './checkpoints.ts'
import { createGroupCommit } from './group-commit.ts'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from './kysely.ts'
import { waitForDisk } from './wait-for-disk.ts'

/** The file's name in the data folder. */
export const databaseFile = 'posdesk.db'

type Handle = ReturnType<typeof openFile>

/**
 * SQLite in a file of `folder`, for Kysely. Two connections: one reads what is committed, one writes. Statements
 * outside a transaction that arrive together are committed together, and each promise resolves after the commit.
 */
export function sqliteDialect(folder: string): Dialect {
  const writer = openFile(folder)
  const reader = openFile(folder)
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => createDriver(writer, reader, folder),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** SQLite can undo changed tables; Kysely asks by this getter. The migrations then hold the write lock as a whole. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function openFile(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
    const handle = new Database(join(folder, databaseFile))
    handle.pragma('busy_timeout = 5000')
    // WAL lets streams read while a message is written.
    handle.pragma('journal_mode = WAL')
    // A commit does not wait for the disk; the writer waits for it afterwards, without blocking the desk
    // (`waitForDisk`).
    handle.pragma('synchronous = NORMAL')
    // `createCheckpoints` copies the log; a commit does so only where that falls behind, at 16 MB.
    handle.pragma('wal_autocheckpoint = 4000')
    // A log that has grown returns its space: on a full disk nothing could be copied out of it any more.
    handle.pragma('journal_size_limit = 8388608')
    // What is erased is overwritten with zeroes, not only unlinked.
    handle.pragma('secure_delete = ON')
    return handle
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartFailure(
      `The data folder ${folder} cannot be written: ${reason}. Give write permission or set DATA_DIR to another folder.`,
    )
  }
}

function createDriver(writer: Handle, reader: Handle, folder: string): Driver {
  const read = statementRunner(reader)
  const write = statementRunner(writer)
  const disk = waitForDisk(join(folder, `${databaseFile}-wal`))
  const [begin, commit] = [writer.prepare('begin immediate'), writer.prepare('commit')]
  const group = createGroupCommit({
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    onDisk: disk.wait,
    rollback: () => writer.exec('rollback'),
    isOpen: () => writer.inTransaction,
    isBusy: error => error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY',
  })
  const checkpoints = createCheckpoints(join(folder, databaseFile), group.pause)
  const inTransaction = new Map<DatabaseConnection, () => void>()
  // Waiting for another process is done elsewhere, without blocking this one.
  writer.pragma('busy_timeout = 0')

  const execute = async <Row>(connection: DatabaseConnection, query: CompiledQuery) => {
    if (query.sql === dataVersionPragma) return write<Row>(query)
    if (isReading(query.sql) && !inTransaction.has(connection)) return read<Row>(query)
    checkpoints.count()
    return inTransaction.has(connection) ? write<Row>(query) : group.add(() => write<Row>(query))
  }
  // Kysely remembers every connection it was given, so a new one for each statement would be expensive.
  const free: DatabaseConnection[] = []
  const connect = () => {
    const connection: DatabaseConnection = {
      executeQuery: query => execute(connection, query),
      async *streamQuery<Row>(query: CompiledQuery) {
        yield await execute<Row>(connection, query)
      },
    }
    return connection
  }
  return {
    async init() {},
    async acquireConnection() {
      return free.pop() ?? connect()
    },
    async beginTransaction(connection) {
      inTransaction.set(connection, await group.begin())
    },
    async commitTransaction() {
      commit.run()
      await disk.wait()
    },
    async rollbackTransaction() {
      // A full disk has already rolled the transaction back.
      if (writer.inTransaction) writer.exec('rollback')
    },
    async releaseConnection(connection) {
      inTransaction.get(connection)?.()
      inTransaction.delete(connection)
      free.push(connection)
    },
    async destroy() {
      await group.settled()
      await checkpoints.close()
      await disk.close()
      reader.close()
      writer.close()
    },
  }
}

/**
 * Changes when another process has written: it is read on the writing connection, whose own writes do not
 * count.
 */
export const dataVersionPragma = 'pragma data_version'

/** A backup copy also counts as reading, because it must not run inside a transaction. */
const isReading = (statement: string): boolean => /^\s*(select|with|pragma|vacuum into)\b/i.test(statement)

/** As many as the desk has different statements; lists of ids of varying length produce more. */
const maxKeptStatements = 200

/** Runs queries on a connection and keeps the most recently prepared statements. */
function statementRunner(handle: Handle): <Row>(query: CompiledQuery) => QueryResult<Row> {
  const kept = new Map<string, ReturnType<Handle['prepare']>>()
  const prepare = (statement: string) => {
    const known = kept.get(statement)
    if (known) return known
    const prepared = handle.prepare(statement)
    const [oldest] = kept.keys()
    if (kept.size >= maxKeptStatements && oldest !== undefined) kept.delete(oldest)
    kept.set(statement, prepared)
    return prepared
  }
  return <Row>({ sql, parameters }: CompiledQuery) => {
    const statement = prepare(sql)
    // The driver types no rows; Kysely knows them from the query.
    if (statement.reader) return { rows: statement.all([...parameters]) as Row[] }
    const { changes } = statement.run([...parameters])
    return { rows: [], numAffectedRows: BigInt(changes) }
  }
}
