import { topicOf } from '../../dialog/own-choices.ts'
import type { Understanding } from '../../dialog/understanding.ts'
import { readCases } from '../cases/read-cases.ts'
import type { Db, Tables } from '../tables.ts'

/** A message that was not understood at once, as recorded in the log. */
export interface Unclear {
  readonly conversation: string
  readonly seq: number
  readonly at: number
  readonly text: string
  readonly reason: Tables['unclear_messages']['reason']
  /** The intent it was taken for, and what the merchant then chose. */
  readonly intent: string | null
  readonly chosen: string | null
}

/** How many of the newest are looked at. */
export const maxUnclear = 2000

/** The newest messages since `since` (milliseconds since 1970) that were not understood or were marked, newest first. */
export async function readUnclear(db: Db, since: number): Promise<readonly Unclear[]> {
  await readCases(db)
  const rows = await db
    .selectFrom('unclear_messages')
    .innerJoin('events', join =>
      join
        .onRef('events.conversation_id', '=', 'unclear_messages.conversation_id')
        .onRef('events.seq', '=', 'unclear_messages.seq'),
    )
    .leftJoin('erasures', 'erasures.conversation_id', 'unclear_messages.conversation_id')
    .select([
      'unclear_messages.conversation_id as conversation',
      'unclear_messages.seq',
      'unclear_messages.at',
      'unclear_messages.reason',
      'unclear_messages.intent',
      'unclear_messages.chosen',
      'events.body',
    ])
    .where('unclear_messages.at', '>=', since)
    // Erased messages teach nothing.
    .where(({ eb, fn, ref }) => eb(fn.coalesce('erasures.seq', eb.lit(0)), '<', ref('unclear_messages.seq')))
    .orderBy('unclear_messages.at', 'desc')
    .limit(maxUnclear)
    .execute()
  return rows.map(({ body, ...row }) => ({ ...row, text: String(JSON.parse(body).text) }))
}

/** Marks a merchant's message as misread; false when there is no such message. */
export async function markMisread(db: Db, conversation: string, seq: number): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select(['at', 'body'])
    .where('conversation_id', '=', conversation)
    .where('seq', '=', seq)
    .where('type', '=', 'merchantSpoke')
    .executeTakeFirst()
  if (!row) return false
  const { understanding }: { understanding: Understanding } = JSON.parse(row.body)
  const intent = understanding.intent ?? topicOf(understanding.choice ?? '')
  await db
    .insertInto('unclear_messages')
    .values({ conversation_id: conversation, seq, at: row.at, reason: 'marked', intent, chosen: null })
    .onConflict(conflict => conflict.columns(['conversation_id', 'seq']).doUpdateSet({ reason: 'marked' }))
    .execute()
  return true
}

/** Sequence numbers of a conversation's messages that were marked. */
export async function markedIn(db: Db, conversation: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('unclear_messages')
    .select('seq')
    .where('conversation_id', '=', conversation)
    .where('reason', '=', 'marked')
    .execute()
  return new Set(rows.map(({ seq }) => seq))
}
