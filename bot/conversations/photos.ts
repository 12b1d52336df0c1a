import type { Db } from './tables.ts'

/** More than any problem with a terminal needs. */
export const maxPhotos = 20

/** Stores a photo under the id of the message that contained it; an existing one stays as it is. */
export async function keepPhoto(
  db: Db,
  conversationId: string,
  id: string,
  jpeg: Uint8Array,
  at: number,
): Promise<void> {
  await db
    .insertInto('photos')
    .values({ conversation_id: conversationId, id, jpeg: Buffer.from(jpeg).toString('base64'), at })
    .onConflict(conflict => conflict.columns(['conversation_id', 'id']).doNothing())
    .execute()
}

/** The photo's JPEG bytes; undefined when this conversation has no such photo. */
export async function readPhoto(db: Db, conversationId: string, id: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('photos')
    .select('jpeg')
    .where('conversation_id', '=', conversationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && Buffer.from(row.jpeg, 'base64')
}

/** Ids of a conversation's photos. */
export async function photosOf(db: Db, conversationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('photos')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .execute()
  return rows.map(({ id }) => id)
}
