import type { CaseOutcome } from '../../content/desk-vocabulary.ts'
import type { Db } from '../tables.ts'
import { readCases } from './read-cases.ts'

/** Another conversation of the same merchant. */
interface EarlierCase {
  readonly id: string
  readonly begunAt: number
  /** The first problem. */
  readonly flow: string | null
  readonly outcome: CaseOutcome
}

/** A merchant for whom a shop has vouched, and their other conversations. */
interface KnownMerchant {
  readonly id: string
  readonly name: string | null
  /** Newest first; conversations in which the merchant said nothing are left out. */
  readonly others: readonly EarlierCase[]
}

const maxShown = 10

/** The merchant of this conversation; null for an anonymous visitor. */
export async function knownMerchant(db: Db, conversationId: string): Promise<KnownMerchant | null> {
  const merchant = await db
    .selectFrom('conversations')
    .innerJoin('merchants', 'merchants.id', 'conversations.merchant_id')
    .select(['merchants.id', 'merchants.name'])
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst()
  if (!merchant) return null
  await readCases(db)
  const rows = await db
    .selectFrom('conversations')
    .innerJoin('cases', 'cases.conversation_id', 'conversations.id')
    .select(['cases.conversation_id', 'cases.begun_at', 'cases.flow', 'cases.outcome'])
    .where('conversations.merchant_id', '=', merchant.id)
    .where('conversations.id', '!=', conversationId)
    .where('cases.messages', '>', 0)
    .orderBy('conversations.created_at', 'desc')
    .limit(maxShown)
    .execute()
  const others = rows.map(row => ({
    id: row.conversation_id,
    begunAt: row.begun_at,
    flow: row.flow,
    outcome: row.outcome,
  }))
  return { ...merchant, others }
}
