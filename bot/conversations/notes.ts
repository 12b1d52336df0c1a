import { randomUUID } from 'node:crypto'
import type { Agent } from '../dialog/owner.ts'
import type { Db, Tables } from './tables.ts'

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
