import type { Db } from '../tables.ts'
import { hashToken, newToken } from '../token.ts'
import type { Agent } from './agents.ts'

const openForMs = 7 * 24 * 60 * 60_000
const idleForMs = 12 * 60 * 60_000
const codeWithinMs = 5 * 60_000
/** Milliseconds between writes of the time of last use, which is not written at every request. */
const seenEveryMs = 60_000
const maxUserAgentLength = 120

type Stage = 'code' | 'open'

/** Who holds a session, and whether the second step is still missing. */
export interface Session {
  readonly agent: Agent
  readonly stage: Stage
  readonly tokenHash: string
}

/** One of an account's sessions, for the page that lists them. */
interface SessionEntry {
  readonly tokenHash: string
  readonly createdAt: number
  readonly seenAt: number
  readonly userAgent: string
}

/** Opens a session with a new token; only its hash is stored. */
export async function openSession(
  db: Db,
  agentId: string,
  stage: Stage,
  userAgent: string,
  at: number,
): Promise<string> {
  const token = newToken()
  await db
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      agent_id: agentId,
      stage,
      created_at: at,
      last_seen_at: at,
      expires_at: at + (stage === 'code' ? codeWithinMs : openForMs),
      user_agent: userAgent.slice(0, maxUserAgentLength),
    })
    .execute()
  return token
}

/** The session of a token; undefined when it is unknown, over, long unused, or its account is disabled. */
export async function findSession(db: Db, token: string, at: number): Promise<Session | undefined> {
  const tokenHash = hashToken(token)
  const row = await db
    .selectFrom('sessions')
    .innerJoin('agents', 'agents.id', 'sessions.agent_id')
    .select(['agents.id', 'agents.name', 'agents.role', 'sessions.stage', 'sessions.last_seen_at'])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', at)
    .where('sessions.last_seen_at', '>', at - idleForMs)
    .where('agents.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.last_seen_at <= at - seenEveryMs) {
    await db.updateTable('sessions').set({ last_seen_at: at }).where('token_hash', '=', tokenHash).execute()
  }
  return { agent: { id: row.id, name: row.name, role: row.role }, stage: row.stage, tokenHash }
}

export async function closeSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

export async function closeSessionsOf(db: Db, agentId: string): Promise<void> {
  await db.deleteFrom('sessions').where('agent_id', '=', agentId).execute()
}

/** Deletes ended sessions; called where sessions are opened, so that the table stays small. */
export async function dropOverSessions(db: Db, at: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where(({ eb, or }) => or([eb('expires_at', '<=', at), eb('last_seen_at', '<=', at - idleForMs)]))
    .execute()
}

/** An account's open sessions, the most recently used first. */
export async function listSessions(db: Db, agentId: string, at: number): Promise<SessionEntry[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['token_hash', 'created_at', 'last_seen_at', 'user_agent'])
    .where('agent_id', '=', agentId)
    .where('stage', '=', 'open')
    .where('expires_at', '>', at)
    .where('last_seen_at', '>', at - idleForMs)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    tokenHash: row.token_hash,
    createdAt: row.created_at,
    seenAt: row.last_seen_at,
    userAgent: row.user_agent,
  }))
}
