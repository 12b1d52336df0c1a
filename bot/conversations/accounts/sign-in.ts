import type { Db } from '../tables.ts'
import { type Agent, cleanName, readAgent } from './agents.ts'
import { forgetAttempts, takeAttempt } from './attempts.ts'
import { writeAudit } from './audit.ts'
import { passwordMatches } from './password.ts'
import { dropOverSessions, openSession, type Session } from './sessions.ts'
import { takeCode } from './two-step.ts'

/** The browser that tries to sign in, and when (milliseconds since 1970). */
export interface Attempt {
  readonly userAgent: string
  readonly at: number
}

/** A new session's token, and whether a code must follow; null when refused, for whatever reason. */
type SignedIn = { readonly token: string; readonly stage: Session['stage'] } | null

/**
 * Signs in by name and password. Unknown, disabled, locked and wrong cannot be told apart, not even by the
 * time taken.
 */
export async function signIn(db: Db, given: string, password: string, attempt: Attempt): Promise<SignedIn> {
  const name = cleanName(given) ?? ''
  // Attempts at codes are counted by keys with other prefixes: no name that a stranger types may be one of them.
  const key = `name:${name}`
  const free = await takeAttempt(db, key, attempt.at)
  const row = await db
    .selectFrom('agents')
    .select(['id', 'password_hash', 'totp_secret'])
    .where('name', '=', name)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const right = await passwordMatches(password, row?.password_hash ?? null)
  if (!free || !right || !row) {
    // People type passwords into the wrong field, so only names that exist are recorded.
    const entry = { at: attempt.at, agentId: null, act: 'sign-in-failed', subject: row ? name : '' } as const
    await writeAudit(db, { ...entry, detail: { locked: !free } })
    return null
  }
  await forgetAttempts(db, key)
  await dropOverSessions(db, attempt.at)
  if (row.totp_secret === null) return { token: await enter(db, row.id, attempt), stage: 'open' }
  return { token: await openSession(db, row.id, 'code', attempt.userAgent, attempt.at), stage: 'code' }
}

/** Opens a session for somebody who has proved who they are, and records it. */
export async function enter(db: Db, agentId: string, { userAgent, at }: Attempt): Promise<string> {
  await writeAudit(db, { at, agentId, act: 'signed-in', subject: '', detail: {} })
  return openSession(db, agentId, 'open', userAgent, at)
}

/** Accepts the code that a sign-in still needs; returns the new session's token, or null for a wrong code. */
export async function signInByCode(
  db: Db,
  agent: Agent,
  code: string,
  attempt: Attempt,
): Promise<string | null> {
  const { at } = attempt
  const key = `code:${agent.id}`
  const taken = (await takeAttempt(db, key, at)) ? await takeCode(db, agent.id, code, at) : null
  if (taken === null) {
    await writeAudit(db, { at, agentId: null, act: 'code-failed', subject: agent.name, detail: {} })
    return null
  }
  await forgetAttempts(db, key)
  if (taken === 'recovery') {
    await writeAudit(db, { at, agentId: agent.id, act: 'recovery-code-used', subject: '', detail: {} })
  }
  return enter(db, agent.id, attempt)
}

/** Whether this is the account's current password; asked before anything that could lock its owner out. */
export async function confirmPassword(
  db: Db,
  agentId: string,
  password: string,
  at: number,
): Promise<boolean> {
  const agent = await readAgent(db, agentId)
  const key = `confirm:${agentId}`
  if (!agent || !(await takeAttempt(db, key, at))) return false
  const row = await db
    .selectFrom('agents')
    .select('password_hash')
    .where('id', '=', agentId)
    .executeTakeFirst()
  const right = await passwordMatches(password, row?.password_hash ?? null)
  if (right) await forgetAttempts(db, key)
  return right
}
