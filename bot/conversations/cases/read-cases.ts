import type { ConversationEvent } from '../../dialog/event.ts'
import { readEvents } from '../store.ts'
import type { Db } from '../tables.ts'
import { type Case, emptyCase } from './case.ts'
import { foldCase } from './fold-case.ts'
import { gramsOf } from './grams.ts'
import { keepCounts } from './keep-counts.ts'

/** Events are written a moment after their time: a reader looks back this far for late ones. */
const overlapMs = 10 * 60_000
/** Rows per insert, so that no database runs out of parameters. */
const rowsPerInsert = 400

/** Brings cases up to date with the log, reading only what was written since the last time. */
export async function readCases(db: Db): Promise<void> {
  const mark = await db
    .selectFrom('cases')
    .select(({ fn }) => fn.max('last_at').as('at'))
    .executeTakeFirst()
  const changed = await db
    .selectFrom('events')
    .leftJoin('cases', 'cases.conversation_id', 'events.conversation_id')
    .select(['events.conversation_id', 'cases.read_seq'])
    .where('events.at', '>=', (mark?.at ?? 0) - overlapMs)
    .groupBy(['events.conversation_id', 'cases.read_seq'])
    .having(({ eb, fn }) => eb(fn.max('events.seq'), '>', fn.coalesce('cases.read_seq', eb.lit(0))))
    .execute()
  for (const { conversation_id, read_seq } of changed) await readCase(db, conversation_id, read_seq ?? 0)
}

async function readCase(db: Db, id: string, readSeq: number): Promise<void> {
  const events = await readEvents(db, id, readSeq)
  const last = events.at(-1)
  if (!last) return
  const after = events.reduce(foldCase, readSeq === 0 ? emptyCase : await keptCase(db, id))
  const row = {
    read_seq: last.seq,
    last_at: last.at,
    flow: after.flow,
    outcome: after.outcome,
    handed_over: after.handedOver ? 1 : 0,
    messages: after.messages,
    unclear: after.unclear.length,
    reopened: after.reopened,
    rated: after.stars === null ? 0 : 1,
    stars: after.stars ?? 0,
    wait: after.wait,
    agent: after.agent,
    state: JSON.stringify(after),
  }
  await db.transaction().execute(async inside => {
    const written =
      readSeq === 0
        ? await inside
            .insertInto('cases')
            .values({ conversation_id: id, begun_at: events[0]?.at ?? last.at, ...row })
            .onConflict(conflict => conflict.column('conversation_id').doNothing())
            .executeTakeFirst()
            .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows)
        : await inside
            .updateTable('cases')
            .set(row)
            .where('conversation_id', '=', id)
            .where('read_seq', '=', readSeq)
            .executeTakeFirst()
            .then(({ numUpdatedRows }) => numUpdatedRows)
    // Another reader was faster and has written the same.
    if (written !== 1n) return
    await keepCounts(inside, id, after)
    const grams = [...new Set(events.flatMap(event => [...gramsOf(searchedText(event) ?? '')]))]
    for (let from = 0; from < grams.length; from += rowsPerInsert) {
      await inside
        .insertInto('case_grams')
        .values(grams.slice(from, from + rowsPerInsert).map(gram => ({ gram, conversation_id: id })))
        .onConflict(conflict => conflict.columns(['gram', 'conversation_id']).doNothing())
        .execute()
    }
  })
}

async function keptCase(db: Db, id: string): Promise<Case> {
  const { state } = await db
    .selectFrom('cases')
    .select('state')
    .where('conversation_id', '=', id)
    .executeTakeFirstOrThrow()
  return JSON.parse(state)
}

/** The words that a search looks through: what people wrote, masked as in the log. */
export const searchedText = (event: ConversationEvent): string | null =>
  event.type === 'merchantSpoke' ? event.text : null
