import type { Db } from './tables.ts'

/** A lesson done by a member of a shop's staff. */
export interface TrainingRecord {
  readonly staff: string
  readonly lesson: string
  /** Milliseconds since 1970. */
  readonly doneAt: number
  readonly mistakes: number
}

/** Records that the merchant's staff have done a lesson; a newer record replaces an older one. */
export async function keepTraining(db: Db, merchant: string, record: TrainingRecord): Promise<void> {
  const { staff, lesson, doneAt, mistakes } = record
  await db
    .insertInto('training')
    .values({ merchant, staff, lesson, done_at: doneAt, mistakes })
    .onConflict(conflict =>
      conflict.columns(['merchant', 'staff', 'lesson']).doUpdateSet({ done_at: doneAt, mistakes }),
    )
    .execute()
}

/** What the merchant's staff have done, by name and lesson. */
export async function readTraining(db: Db, merchant: string): Promise<TrainingRecord[]> {
  const rows = await db
    .selectFrom('training')
    .select(['staff', 'lesson', 'done_at', 'mistakes'])
    .where('merchant', '=', merchant)
    .orderBy('staff')
    .orderBy('lesson')
    .execute()
  return rows.map(({ staff, lesson, done_at, mistakes }) => ({ staff, lesson, doneAt: done_at, mistakes }))
}
