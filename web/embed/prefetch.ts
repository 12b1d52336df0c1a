import type { Prefetched } from '../widget/browser-edges.ts'
import { openingOf, openingPath } from '../widget/opening.ts'
import { sessionKey, storeName } from '../widget/store-name.ts'
import type { SignedIdentity } from './read-options.ts'

/** Milliseconds, the same as the chat itself waits for an answer. */
const patienceMs = 20_000

/** Sends the chat's first requests to the desk while the chat's own files are still loading. */
export function prefetch(desk: string, identity: SignedIdentity | null): Prefetched {
  const prefetched: Prefetched = new Map()
  const abort = new AbortController()
  setTimeout(() => abort.abort(), patienceMs)
  const ask = (path: string, init?: RequestInit): void => {
    const answer = fetch(desk + path, { ...init, signal: abort.signal })
    // The chat handles a failure when it takes the answer; this only silences an answer that is never taken.
    answer.catch(() => undefined)
    prefetched.set(desk + path, answer)
  }
  ask('/widget/texts.json')
  if (!keepsSession(desk, identity)) ask(openingPath, openingOf(identity))
  return prefetched
}

/** Whether an earlier page has left a conversation to continue. */
function keepsSession(desk: string, identity: SignedIdentity | null): boolean {
  try {
    return localStorage.getItem(`${storeName(desk, identity?.merchant)}:${sessionKey}`) !== null
  } catch {
    // Without storage, nothing was left.
    return false
  }
}
