import { readTokenHash } from './store.ts'
import type { Db } from './tables.ts'

/** About 200 bytes each. */
const maxKept = 20_000

/** The hash of a conversation's token; undefined when there is no such conversation. It never changes. */
type TokenHashes = (id: string) => Promise<string | undefined>

/** Remembers the hashes of the conversations used last, so that their next message needs no read. */
export function tokenHashes(db: Db): TokenHashes {
  const kept = new Map<string, string>()
  return async id => {
    const hash = kept.get(id) ?? (await readTokenHash(db, id))
    // Unknown ids are not remembered, since anybody can make them up.
    if (hash === undefined) return undefined
    kept.delete(id)
    kept.set(id, hash)
    const [oldest] = kept.keys()
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
    return hash
  }
}
