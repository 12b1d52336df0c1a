import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Db } from '../tables.ts'
import { hashToken } from '../token.ts'

const periodSeconds = 30
const recoveryCodeCount = 8

/** A new shared secret in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'posdesk', label, secret: Secret.fromBase32(secret), digits: 6, period: periodSeconds })

/** The address that authenticator apps read from a QR picture. */
export const totpAddress = (secret: string, name: string): string => totpOf(secret, name).toString()

/** The time step of a code, at most one away from now; null for a wrong code. */
export function stepOfCode(secret: string, code: string, at: number): number | null {
  const given = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(given)) return null
  const delta = totpOf(secret).validate({ token: given, timestamp: at, window: 1 })
  return delta === null ? null : Math.floor(at / 1000 / periodSeconds) + delta
}

/** Turns the second step on and returns the recovery codes, which are shown once and stored as hashes. */
export async function turnTwoStepOn(
  db: Db,
  agentId: string,
  secret: string,
  step: number,
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
  const rows = codes.map(code => ({ agent_id: agentId, code_hash: hashToken(plainCode(code)) }))
  await db.transaction().execute(async inside => {
    await inside
      .updateTable('agents')
      .set({ totp_secret: secret, totp_step: step })
      .where('id', '=', agentId)
      .execute()
    await inside.deleteFrom('recovery_codes').where('agent_id', '=', agentId).execute()
    await inside.insertInto('recovery_codes').values(rows).execute()
  })
  return codes
}

export async function turnTwoStepOff(db: Db, agentId: string): Promise<void> {
  await db.transaction().execute(async inside => {
    await inside
      .updateTable('agents')
      .set({ totp_secret: null, totp_step: 0 })
      .where('id', '=', agentId)
      .execute()
    await inside.deleteFrom('recovery_codes').where('agent_id', '=', agentId).execute()
  })
}

/** Accepts a code from the phone or a recovery code; each works once. */
export async function takeCode(
  db: Db,
  agentId: string,
  code: string,
  at: number,
): Promise<'totp' | 'recovery' | null> {
  const row = await db.selectFrom('agents').select('totp_secret').where('id', '=', agentId).executeTakeFirst()
  const step = row?.totp_secret ? stepOfCode(row.totp_secret, code, at) : null
  if (step !== null) {
    const { numUpdatedRows } = await db
      .updateTable('agents')
      .set({ totp_step: step })
      .where('id', '=', agentId)
      .where('totp_step', '<', step)
      .executeTakeFirst()
    return numUpdatedRows === 1n ? 'totp' : null
  }
  const { numDeletedRows } = await db
    .deleteFrom('recovery_codes')
    .where('agent_id', '=', agentId)
    .where('code_hash', '=', hashToken(plainCode(code)))
    .executeTakeFirst()
  return numDeletedRows === 1n ? 'recovery' : null
}

/** 80 bits, in four groups that can be copied from paper. */
const newRecoveryCode = (): string =>
  new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.replace(/(.{4})(?=.)/g, '$1-')

const plainCode = (code: string): string => code.replace(/[^0-9a-z]/gi, '').toUpperCase()

/** Whether this account also needs a code to sign in. */
export async function hasTwoStep(db: Db, agentId: string): Promise<boolean> {
  const row = await db.selectFrom('agents').select('totp_secret').where('id', '=', agentId).executeTakeFirst()
  return row?.totp_secret != null
}
