import type { Dialect } from 'kysely'
import pg from 'pg'
import { PostgresDialect } from './kysely.ts'
import type { Hints } from './wake.ts'

/** Further turns queue: a turn is four short statements, and PostgreSQL works best with few connections. */
const maxConnections = 16
const connectWithinMs = 15_000

const int8 = 20

/** PostgreSQL at `url`, for Kysely. Integers of any size arrive as numbers, as from SQLite. */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectWithinMs,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        // The driver's declaration has one overload for each format and none for either.
        oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  })
  // The pool replaces a connection that breaks, and a statement in hand fails by itself. Without a listener the break
  // would end the process besides: at the pool for an idle connection, at the connection itself for one in use.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return new PostgresDialect({ pool })
}

const hintChannel = 'posdesk'
/** PostgreSQL limits a hint to 8000 bytes; a conversation's id has 22. */
const idsPerHint = 300
const reconnectAfterMs = [100, 500, 2000, 5000] as const

/** What to do with hints from other desks. */
export interface HintReader {
  /** One of these conversations has grown at another desk. */
  heard(conversationId: string): void
  /** Hints may have been missed. */
  reconnected(): void
}

/**
 * Tells the desks on the same PostgreSQL of new events, over a separate connection that is reopened when it
 * breaks.
 */
export function openHints(url: string, reader: HintReader): Hints {
  // Distinguishes this desk's own hints from those of others.
  const self = crypto.randomUUID()
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false
  let unsent = new Set<string>()
  let sending: Promise<unknown> = Promise.resolve()

  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: connectWithinMs,
      keepAlive: true,
    })
    let lost = false
    const comeBack = () => {
      if (lost) return
      lost = true
      client = null
      fresh.end().catch(() => {})
      if (closed) return
      timer = setTimeout(connect, reconnectAfterMs[Math.min(failures, reconnectAfterMs.length - 1)])
      timer.unref()
      failures += 1
    }
    fresh.on('error', comeBack)
    fresh.on('end', comeBack)
    fresh.on('notification', ({ payload = '' }) => {
      const [from, ...ids] = payload.split(',')
      if (from !== self) ids.forEach(reader.heard)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${hintChannel}`)
    } catch {
      return comeBack()
    }
    if (closed) return comeBack()
    client = fresh
    failures = 0
    reader.reconnected()
  }

  const flush = async () => {
    const ids = [...unsent]
    unsent = new Set()
    // Without a connection, the others find out a little later by looking.
    while (client && ids.length > 0) {
      const payload = [self, ...ids.splice(0, idsPerHint)].join(',')
      sending = sending
        .then(() => client?.query('select pg_notify($1, $2)', [hintChannel, payload]))
        .catch(() => {})
      await sending
    }
  }

  void connect()
  return {
    send(conversationId) {
      if (unsent.size === 0) setImmediate(flush)
      unsent.add(conversationId)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
