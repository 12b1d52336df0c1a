import type { Merchant } from './identity.ts'
import type { Db } from './tables.ts'

/** Records whose conversation it is: agents find a merchant's earlier conversations by `merchant_id`. */
export async function keepMerchant(
  db: Db,
  conversationId: string,
  { id, name }: Merchant,
  at: number,
): Promise<void> {
  await db
    .insertInto('merchants')
    .values({ id, name, seen_at: at })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ name, seen_at: at }))
    .execute()
  await db.updateTable('conversations').set({ merchant_id: id }).where('id', '=', conversationId).execute()
}
