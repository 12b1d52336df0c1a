import { randomBytes } from 'node:crypto'
import type { Role } from '../../content/desk-vocabulary.ts'
import type { Db } from '../tables.ts'
import { hashPassword } from './password.ts'

/** A person at the desk, as pages and other tables know them. */
export interface Agent {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** An account as supervisors see it; times in milliseconds since 1970. */
interface AgentEntry extends Agent {
  readonly state: 'invited' | 'ready' | 'two-step' | 'disabled'
  /** Conversations at a time; null for the number given in the content. */
  readonly capacity: number | null
  readonly seenAt: number | null
}

const maxNameLength = 40

/** A name as it is stored and looked up; null when it is empty, too long or contains control characters. */
export function cleanName(given: string): string | null {
  const name = given.normalize('NFKC').trim()
  return name !== '' && [...name].length <= maxNameLength && !/\p{C}/u.test(name) ? name : null
}

/** Adds an account that has no password yet; null when the name is taken. */
export async function addAgent(db: Db, name: string, role: Role, at: number): Promise<Agent | null> {
  const agent = { id: randomBytes(9).toString('base64url'), name, role }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('agents')
    .values({
      ...agent,
      password_hash: null,
      totp_secret: null,
      totp_step: 0,
      disabled_at: null,
      created_at: at,
    })
    .onConflict(conflict => conflict.column('name').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? agent : null
}

export const readAgent = (db: Db, id: string): Promise<Agent | undefined> =>
  db.selectFrom('agents').select(['id', 'name', 'role']).where('id', '=', id).executeTakeFirst()

export const findAgent = (db: Db, name: string): Promise<Agent | undefined> =>
  db.selectFrom('agents').select(['id', 'name', 'role']).where('name', '=', name).executeTakeFirst()

/** How many conversations this agent may have at a time; null when the account sets no number. */
export async function readCapacity(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('agents').select('capacity').where('id', '=', id).executeTakeFirst()
  return row?.capacity ?? null
}

/** Gives an account a capacity of its own; null removes it. */
export async function changeCapacity(db: Db, id: string, capacity: number | null): Promise<void> {
  await db.updateTable('agents').set({ capacity }).where('id', '=', id).execute()
}

const entryColumns = [
  'agents.id',
  'agents.name',
  'agents.role',
  'agents.password_hash',
  'agents.totp_secret',
  'agents.disabled_at',
  'agents.capacity',
] as const

/** All accounts by name. */
export async function listAgents(db: Db): Promise<AgentEntry[]> {
  const rows = await db
    .selectFrom('agents')
    .leftJoin('sessions', 'sessions.agent_id', 'agents.id')
    .select(entryColumns)
    .select(({ fn }) => fn.max('sessions.last_seen_at').as('seen_at'))
    .groupBy(entryColumns)
    .orderBy('agents.name')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    role: row.role,
    state: stateOf(row),
    capacity: row.capacity,
    seenAt: row.seen_at,
  }))
}

interface StateRow {
  readonly disabled_at: number | null
  readonly password_hash: string | null
  readonly totp_secret: string | null
}

function stateOf({ disabled_at, password_hash, totp_secret }: StateRow): AgentEntry['state'] {
  if (disabled_at !== null) return 'disabled'
  if (password_hash === null) return 'invited'
  return totp_secret === null ? 'ready' : 'two-step'
}

/** Sets a new password and ends every session; the caller opens a new one. */
export async function setPassword(db: Db, id: string, password: string): Promise<void> {
  const password_hash = await hashPassword(password)
  await db.transaction().execute(async inside => {
    await inside.updateTable('agents').set({ password_hash }).where('id', '=', id).execute()
    await inside.deleteFrom('sessions').where('agent_id', '=', id).execute()
  })
}

/** Removes password, second step, sessions and open links: only a new link opens the account again. */
export async function resetAgent(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async inside => {
    await inside
      .updateTable('agents')
      .set({ password_hash: null, totp_secret: null, totp_step: 0 })
      .where('id', '=', id)
      .execute()
    for (const table of ['sessions', 'sign_in_links', 'recovery_codes'] as const) {
      await inside.deleteFrom(table).where('agent_id', '=', id).execute()
    }
  })
}

/** Disables an account at once: its sessions and links end with it. */
export async function disableAgent(db: Db, id: string, at: number): Promise<void> {
  await db.transaction().execute(async inside => {
    await inside.updateTable('agents').set({ disabled_at: at }).where('id', '=', id).execute()
    await inside.deleteFrom('sessions').where('agent_id', '=', id).execute()
    await inside.deleteFrom('sign_in_links').where('agent_id', '=', id).execute()
  })
}

export async function enableAgent(db: Db, id: string): Promise<void> {
  await db.updateTable('agents').set({ disabled_at: null }).where('id', '=', id).execute()
}

export async function changeRole(db: Db, id: string, role: Role): Promise<void> {
  await db.updateTable('agents').set({ role }).where('id', '=', id).execute()
}

/** Whether there is another supervisor who can sign in, not counting this account. */
export async function otherSupervisorLeft(db: Db, id: string): Promise<boolean> {
  const other = await db
    .selectFrom('agents')
    .select('id')
    .where('role', '=', 'supervisor')
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .where('id', '!=', id)
    .executeTakeFirst()
  return other !== undefined
}
