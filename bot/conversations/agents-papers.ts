import { randomUUID } from 'node:crypto'
import type { Agent } from '../dialog/owner.ts'
import type { Db, Tables } from './tables.ts'

/** Stores what an agent has begun to write; an empty text removes it. */
export async function keepDraft(db: Db, id: string, agent: string, text: string, at: number): Promise<void> {
  if (text === '') {
    await db.deleteFrom('drafts').where('conversation_id', '=', id).where('agent', '=', agent).execute()
    return
  }
  await db
    .insertInto('drafts')
    .values({ conversation_id: id, agent, text, updated_at: at })
    .onConflict(conflict =>
      conflict.columns(['conversation_id', 'agent']).doUpdateSet({ text, updated_at: at }),
    )
    .execute()
}

/** What this agent has begun to write in this conversation; empty when nothing. */
export async function readDraft(db: Db, id: string, agent: string): Promise<string> {
  const row = await db
    .selectFrom('drafts')
    .select('text')
    .where('conversation_id', '=', id)
    .where('agent', '=', agent)
    .executeTakeFirst()
  return row?.text ?? ''
}

/** Adds a note that merchants never see. */
export async function addNote(
  db: Db,
  id: string,
  { id: agent, name }: Agent,
  text: string,
  at: number,
): Promise<void> {
  await db
    .insertInto('notes')
    .values({ id: randomUUID(), conversation_id: id, agent, name, text, at })
    .execute()
}

/** The notes of a conversation, oldest first. */
export const readNotes = (db: Db, id: string): Promise<Tables['notes'][]> =>
  db.selectFrom('notes').selectAll().where('conversation_id', '=', id).orderBy('at').execute()

/** Stores a telephone number; repeating the same message changes nothing. */
export async function keepCallback(
  db: Db,
  id: string,
  messageId: string,
  phone: string,
  at: number,
): Promise<void> {
  await db
    .insertInto('callbacks')
    .values({ conversation_id: id, message_id: messageId, phone, at })
    .onConflict(conflict => conflict.columns(['conversation_id', 'message_id']).doNothing())
    .execute()
}

/** The number that was left last; undefined when there is none. */
export async function readCallback(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('callbacks')
    .select('phone')
    .where('conversation_id', '=', id)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row?.phone
}
