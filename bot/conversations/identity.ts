import { createHmac, timingSafeEqual } from 'node:crypto'

/** Who is logged in at the shop's site, as the shop signed it. */
export interface Identity {
  /** The shop's own id of the merchant. */
  readonly merchant: string
  readonly name?: string | undefined
  /** Seconds since 1970 at which it expires. */
  readonly expires: number
  /** HMAC-SHA256 in hexadecimal over merchant, name (or nothing) and expiry, one to a line. */
  readonly signature: string
}

/** A merchant whose identity was verified. */
export interface Merchant {
  readonly id: string
  readonly name: string | null
}

/** The merchant whom `secret` vouches for at `now` (milliseconds since 1970); null when the identity proves nothing. */
export function verifyIdentity(identity: Identity, secret: string, now: number): Merchant | null {
  const { merchant, name = '', expires, signature } = identity
  // A line break inside a value could move words from one signed line to the next.
  if (/[\r\n]/.test(merchant + name)) return null
  const wanted = createHmac('sha256', secret).update(`${merchant}\n${name}\n${expires}`).digest()
  const given = Buffer.from(signature, 'hex')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  if (expires * 1000 <= now) return null
  return { id: merchant, name: name === '' ? null : name }
}
