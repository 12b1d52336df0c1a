import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new bearer token: 32 random bytes. It is shown once; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const newConversationId = (): string => randomBytes(16).toString('base64url')

export const hashToken = (token: string): string => hash('sha256', token)

/** Compares in constant time, so that the response time does not reveal how much of a guess was right. */
export function tokenMatches(token: string, kept: string): boolean {
  const given = hash('sha256', token, 'buffer')
  const wanted = Buffer.from(kept, 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
