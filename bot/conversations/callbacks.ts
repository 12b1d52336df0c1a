import type { Db } from './tables.ts'

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
