import type { ConversationEvent } from '../../dialog/event.ts'
import { writeAudit } from '../accounts/audit.ts'
import { readCases } from '../cases/read-cases.ts'
import { dropEarlierForms } from '../database.ts'
import { readEvents } from '../store.ts'
import type { Db } from '../tables.ts'
import { type Eraser, eraseEvents } from './erase-events.ts'

/** What was erased, or would be. */
export interface Erasure {
  readonly conversations: number
  readonly photos: number
  readonly callbacks: number
  readonly notes: number
}

const dayMs = 24 * 60 * 60_000
/** Conversations per statement. */
const conversationsPerStatement = 200
/** Tables read for each conversation in addition to its log. */
const besides = ['photos', 'callbacks', 'notes'] as const

/** Conversations without an event since this moment are erased at `at`; in milliseconds since 1970. */
export const expiryOf = (days: number, at: number): number => at - days * dayMs

/** Counts what `eraseExpired` would erase, without changing anything. */
export async function countExpired(db: Db, before: number): Promise<Erasure> {
  await readCases(db)
  const [{ conversations }, ...counts] = await Promise.all([
    expired(db, before)
      .select(({ fn }) => fn.countAll<number>().as('conversations'))
      .executeTakeFirstOrThrow(),
    ...besides.map(table =>
      db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('number'))
        .where('conversation_id', 'in', expired(db, before).select('cases.conversation_id'))
        .executeTakeFirstOrThrow(),
    ),
  ])
  const [photos = 0, callbacks = 0, notes = 0] = counts.map(({ number }) => Number(number))
  return { conversations: Number(conversations), photos, callbacks, notes }
}

/**
 * Erases what people wrote in conversations that have been quiet since `before`, each in its own transaction,
 * and writes one audit entry if there were any. Calls `onErased` for each. Desks that run it at the same time
 * erase each conversation once.
 */
export async function eraseExpired(
  db: Db,
  eraser: Eraser,
  { before, at }: { readonly before: number; readonly at: number },
  onErased: (conversationId: string) => void = () => {},
): Promise<Erasure> {
  await readCases(db)
  let total: Erasure = { conversations: 0, photos: 0, callbacks: 0, notes: 0 }
  for (;;) {
    const found = await expired(db, before)
      .select(['cases.conversation_id as id', 'cases.read_seq as seq'])
      .orderBy('cases.last_at')
      .limit(conversationsPerStatement)
      .execute()
    for (const { id, seq } of found) {
      const one = await eraseConversation(db, id, seq, eraser, at)
      if (!one) continue
      onErased(id)
      total = {
        conversations: total.conversations + 1,
        photos: total.photos + one.photos,
        callbacks: total.callbacks + one.callbacks,
        notes: total.notes + one.notes,
      }
    }
    if (found.length < conversationsPerStatement) break
  }
  await db.deleteFrom('learned_lines').where('at', '<', before).execute()
  if (total.conversations > 0) {
    await forgetMerchants(db, before)
    await writeAudit(db, { at, agentId: null, act: 'data-erased', subject: '', detail: { ...total } })
    await dropEarlierForms(db)
  }
  return total
}

/** Conversations that have been quiet since `before` and still have something to erase. */
const expired = (db: Db, before: number) =>
  db
    .selectFrom('cases')
    .leftJoin('erasures', 'erasures.conversation_id', 'cases.conversation_id')
    .where('cases.last_at', '<', before)
    .where(({ eb, fn, ref }) => eb(fn.coalesce('erasures.seq', eb.lit(0)), '<', ref('cases.read_seq')))

function eraseConversation(db: Db, id: string, seq: number, eraser: Eraser, at: number) {
  return db.transaction().execute(async inside => {
    const events = await readEvents(inside, id)
    // Somebody has just come back to it.
    if (events.at(-1)?.seq !== seq) return null
    for (const [index, event] of eraseEvents(events, eraser).entries()) {
      if (event !== events[index]) await rewrite(inside, id, event)
    }
    const erased = { photos: 0, callbacks: 0, notes: 0 }
    for (const table of [...besides, 'drafts', 'case_grams'] as const) {
      const { numDeletedRows } = await inside
        .deleteFrom(table)
        .where('conversation_id', '=', id)
        .executeTakeFirst()
      if (table in erased) Object.assign(erased, { [table]: Number(numDeletedRows) })
    }
    await inside
      .updateTable('ownership')
      .set({ summary: '[]', last_words: '' })
      .where('conversation_id', '=', id)
      .execute()
    await inside.updateTable('conversations').set({ merchant_id: null }).where('id', '=', id).execute()
    await inside
      .insertInto('erasures')
      .values({ conversation_id: id, seq, at })
      .onConflict(conflict => conflict.column('conversation_id').doUpdateSet({ seq, at }))
      .execute()
    return erased
  })
}

const rewrite = (db: Db, id: string, event: ConversationEvent) =>
  db
    .updateTable('events')
    .set({ body: JSON.stringify(event) })
    .where('conversation_id', '=', id)
    .where('seq', '=', event.seq)
    .execute()

/** Merchants without any conversation left who have not been seen since. */
const forgetMerchants = (db: Db, before: number) =>
  db
    .deleteFrom('merchants')
    .where('seen_at', '<', before)
    .where('id', 'not in', query =>
      query.selectFrom('conversations').select('merchant_id').where('merchant_id', 'is not', null),
    )
    .execute()
