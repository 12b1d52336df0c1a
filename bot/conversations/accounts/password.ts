import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import type { FormFault } from '../../content/console-schema.ts'
import { createTurnQueue } from '../turn-queue.ts'
import { isCommon } from './leaked-passwords.ts'

const minLength = 10
const maxLength = 200
const saltBytes = 16
const keyBytes = 32
/** 128 MB and a third of a second per guess on the class of machine that a desk runs on. */
const strength = { N: 2 ** 17, r: 8, p: 1 }

/** Each derivation takes 128 MB: simultaneous sign-ins wait for each other instead of filling the memory. */
const oneAtATime = createTurnQueue()

/** Why this password may not be used; null when it may. Length is counted in characters, not in bytes. */
export function faultOfPassword(
  password: string,
): Extract<FormFault, 'too-short' | 'too-long' | 'too-common'> | null {
  const length = [...password].length
  if (length < minLength) return 'too-short'
  if (length > maxLength) return 'too-long'
  return isCommon(password) ? 'too-common' : null
}

/** The stored form of a password: `scrypt$N$r$p$salt$key`, so that the strength can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(password, salt, strength)
  return ['scrypt', strength.N, strength.r, strength.p, salt.toString('base64'), key.toString('base64')].join(
    '$',
  )
}

/** Compares with the stored form; null, for a name without a password, gives false after the same time. */
export async function passwordMatches(password: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (kept ?? nobody).split('$')
  const wanted = Buffer.from(key, 'base64')
  const options = { N: Number(N), r: Number(r), p: Number(p) }
  const given = await derive(password, Buffer.from(salt, 'base64'), options)
  return timingSafeEqual(given, wanted) && kept !== null
}

const nobody = [
  'scrypt',
  strength.N,
  strength.r,
  strength.p,
  randomBytes(saltBytes).toString('base64'),
  randomBytes(keyBytes).toString('base64'),
].join('$')

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  oneAtATime(
    'scrypt',
    () =>
      new Promise((resolve, reject) => {
        const given = password.slice(0, 2 * maxLength).normalize('NFKC')
        scrypt(given, salt, keyBytes, { ...options, maxmem: 2 ** 28 }, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
