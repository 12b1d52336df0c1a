import type { Db } from './tables.ts'

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
