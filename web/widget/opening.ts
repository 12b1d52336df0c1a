import type { DeskIdentity } from './desk-client.ts'

/** The address that opens conversations. */
export const openingPath = '/api/conversations'

/**
 * The request that opens a conversation. Without a body, a browser on another origin needs no preflight
 * request.
 */
export const openingOf = (identity?: DeskIdentity | null): RequestInit => ({
  method: 'POST',
  credentials: 'omit',
  cache: 'no-store',
  ...(identity
    ? { body: JSON.stringify({ identity }), headers: { 'content-type': 'application/json' } }
    : {}),
})
