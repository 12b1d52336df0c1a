import type { Db } from '../tables.ts'
import type { Case } from './case.ts'

/** Writes the counts of one case by flow, step, intent and message, replacing earlier ones. */
export async function keepCounts(
  db: Db,
  id: string,
  { flows, steps, intents, unclear }: Case,
): Promise<void> {
  const own = { conversation_id: id }
  for (const table of ['case_flows', 'case_steps', 'case_intents'] as const) {
    await db.deleteFrom(table).where('conversation_id', '=', id).execute()
  }
  const flowRows = Object.entries(flows).map(([flow, counts]) => ({ ...own, flow, ...counts }))
  if (flowRows.length > 0) await db.insertInto('case_flows').values(flowRows).execute()
  const stepRows = Object.entries(steps).flatMap(([key, { shown, dropped, ways }]) => {
    const [flow = '', node = ''] = key.split('/')
    const taken = Object.entries(ways).map(([choice, number]) => ({ choice, number, dropped: 0 }))
    return [{ choice: '', number: shown, dropped }, ...taken].map(row => ({ ...own, flow, node, ...row }))
  })
  if (stepRows.length > 0) await db.insertInto('case_steps').values(stepRows).execute()
  const intentRows = Object.entries(intents).map(([intent, counts]) => ({ ...own, intent, ...counts }))
  if (intentRows.length > 0) await db.insertInto('case_intents').values(intentRows).execute()
  for (const message of unclear) {
    await db
      .insertInto('unclear_messages')
      .values({ ...own, ...message })
      // A message that an agent has marked stays marked.
      .onConflict(conflict =>
        conflict.columns(['conversation_id', 'seq']).doUpdateSet({ chosen: message.chosen }),
      )
      .execute()
  }
}
