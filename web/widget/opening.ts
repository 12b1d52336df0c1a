import type { DeskIdentity } from './desk-client.ts'

/** Where conversations are opened. */
export const openingPath = '/api/conversations'

/** The request that opens a conversation. Without a body a browser on another origin need not ask whether it may. */
export const openingOf = (identity?: DeskIdentity | null): RequestInit => ({
  method: 'POST',
  credentials: 'omit',
  cache: 'no-store',
  ...(identity
    ? { body: JSON.stringify({ identity }), headers: { 'content-type': 'application/json' } }
    : {}),
})
