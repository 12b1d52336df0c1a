import type { Db } from '../tables.ts'
import { checkLines } from './check-lines.ts'
import type { ContentTrial } from './content-trial.ts'
import type { LearnedLine } from './learned-lines.ts'

/** The state of a check: `failed` when it could not be carried out. */
type TrialState =
  | { readonly state: 'running' | 'failed' }
  | { readonly state: 'done'; readonly trial: ContentTrial; readonly good: boolean }

/** A check that has not ended after this many milliseconds counts as never begun: its desk was stopped. */
const lostAfterMs = 12 * 60_000

/** Starts the check of these lines unless it is running; resolves when its start is recorded. */
export async function beginTrial(
  db: Db,
  name: string,
  lines: readonly LearnedLine[],
  now: () => number,
  onTrouble: (error: unknown) => void = () => {},
): Promise<{ readonly done: Promise<void> }> {
  const at = now()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('trials')
    .values({ name, at, state: 'running', result: '' })
    .onConflict(conflict =>
      conflict
        .column('name')
        .doUpdateSet({ at, state: 'running', result: '' })
        .where(({ eb, or }) =>
          or([eb('trials.state', '!=', 'running'), eb('trials.at', '<', at - lostAfterMs)]),
        ),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return { done: Promise.resolve() }
  const finish = (state: 'done' | 'failed', result: string) =>
    db.updateTable('trials').set({ state, result }).where('name', '=', name).execute()
  const done = checkLines(lines)
    .then(trial => finish('done', JSON.stringify(trial)))
    .catch(async error => {
      onTrouble(error)
      await finish('failed', '')
    })
    .then(() => {})
  return { done }
}

/** The result of the check of these lines; null when there was none. */
export async function readTrial(db: Db, name: string, at: number): Promise<TrialState | null> {
  const row = await db.selectFrom('trials').selectAll().where('name', '=', name).executeTakeFirst()
  if (!row) return null
  if (row.state !== 'done') {
    return row.state === 'running' && row.at < at - lostAfterMs ? null : { state: row.state }
  }
  const trial: ContentTrial = JSON.parse(row.result)
  return { state: 'done', trial, good: trial.errors.length === 0 && trial.failed.length === 0 }
}
