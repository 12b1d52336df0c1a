import type { Db } from '../tables.ts'
import { hashToken } from '../token.ts'

const freeFailures = 5
const firstWaitMs = 60_000
const longestWaitMs = 60 * 60_000
const forgottenAfterMs = 24 * 60 * 60_000
const maxRaces = 16

/**
 * Counts an attempt for `key` before the secret is compared, so that simultaneous guesses count one by one;
 * false while the key is locked. After five failures it is locked for a minute, and then for twice as long
 * each time, up to an hour.
 */
export async function takeAttempt(db: Db, key: string, at: number): Promise<boolean> {
  const hash = hashToken(key)
  await db
    .deleteFrom('sign_in_attempts')
    .where('last_at', '<', at - forgottenAfterMs)
    .execute()
  await db
    .insertInto('sign_in_attempts')
    .values({ name_hash: hash, failures: 0, locked_until: 0, last_at: at })
    .onConflict(conflict => conflict.column('name_hash').doNothing())
    .execute()
  for (let race = 0; race < maxRaces; race++) {
    const row = await db
      .selectFrom('sign_in_attempts')
      .select(['failures', 'locked_until'])
      .where('name_hash', '=', hash)
      .executeTakeFirst()
    if (!row || row.locked_until > at) return false
    const failures = row.failures + 1
    const { numUpdatedRows } = await db
      .updateTable('sign_in_attempts')
      .set({ failures, locked_until: lockedUntil(failures, at), last_at: at })
      .where('name_hash', '=', hash)
      .where('failures', '=', row.failures)
      .executeTakeFirst()
    if (numUpdatedRows === 1n) return true
  }
  return false
}

/** Clears the failures of a key after the right secret. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('name_hash', '=', hashToken(key)).execute()
}

/**
 * 0 while the key is free. Not `at`: simultaneous attempts do not arrive in the order of their times, and an
 * earlier one would take the key for locked.
 */
const lockedUntil = (failures: number, at: number): number =>
  failures < freeFailures ? 0 : at + Math.min(firstWaitMs * 2 ** (failures - freeFailures), longestWaitMs)
