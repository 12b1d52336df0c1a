import type { Db } from '../tables.ts'
import { hashToken, newToken } from '../token.ts'
import { type Agent, addAgent } from './agents.ts'

const validForMs = 24 * 60 * 60_000

/** The account that the first link of a new desk opens. */
const firstAccountName = 'owner'

/**
 * Creates the token of a sign-in link, valid once within 24 hours; earlier links for this account stop
 * working.
 */
export async function makeSignInLink(db: Db, agentId: string, at: number): Promise<string> {
  const token = newToken()
  await db.transaction().execute(async inside => {
    await inside.deleteFrom('sign_in_links').where('agent_id', '=', agentId).execute()
    await inside
      .insertInto('sign_in_links')
      .values({ token_hash: hashToken(token), agent_id: agentId, expires_at: at + validForMs, used_at: null })
      .execute()
  })
  return token
}

/**
 * The owner of a link; undefined when it was used, has expired, or its account is disabled. Asking does not
 * use it up.
 */
export const ownerOfLink = (db: Db, token: string, at: number): Promise<Agent | undefined> =>
  db
    .selectFrom('sign_in_links')
    .innerJoin('agents', 'agents.id', 'sign_in_links.agent_id')
    .select(['agents.id', 'agents.name', 'agents.role'])
    .where('sign_in_links.token_hash', '=', hashToken(token))
    .where('sign_in_links.used_at', 'is', null)
    .where('sign_in_links.expires_at', '>', at)
    .where('agents.disabled_at', 'is', null)
    .executeTakeFirst()

/** Uses up a link; when two try at the same moment, only one gets true. */
export async function spendLink(db: Db, token: string, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_in_links')
    .set({ used_at: at })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The token of the first supervisor's link while nobody has ever set a password; null afterwards. */
export async function firstSignInLink(db: Db, at: number): Promise<string | null> {
  const known = await db
    .selectFrom('agents')
    .select(['id', 'name', 'role', 'password_hash'])
    .orderBy('created_at')
    .execute()
  if (known.some(({ password_hash }) => password_hash !== null)) return null
  const first =
    known.find(({ role }) => role === 'supervisor') ??
    (await addAgent(db, firstAccountName, 'supervisor', at))
  return first && makeSignInLink(db, first.id, at)
}
