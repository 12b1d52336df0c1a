import { limits } from '../limits.ts'

/** Counts open streams. */
export interface StreamGate {
  readonly open: number
  /** Returns the function to call when the stream has ended, or null when too many are open already. */
  admit(conversationId: string, address: string): (() => void) | null
}

export function createStreamGate(): StreamGate {
  const counts = new Map<string, number>()
  let open = 0
  const add = (key: string, change: 1 | -1) => {
    const count = (counts.get(key) ?? 0) + change
    if (count === 0) counts.delete(key)
    else counts.set(key, count)
  }
  return {
    get open() {
      return open
    },
    admit(conversationId, address) {
      // The keys cannot be mixed up, since ids have no colon.
      const keys = [conversationId, `address:${address}`]
      const [ofConversation = 0, ofAddress = 0] = keys.map(key => counts.get(key) ?? 0)
      const full =
        open >= limits.streams ||
        ofConversation >= limits.streamsPerConversation ||
        ofAddress >= limits.streamsPerAddress
      if (full) return null
      open += 1
      for (const key of keys) add(key, 1)
      let ended = false
      return () => {
        if (ended) return
        ended = true
        open -= 1
        for (const key of keys) add(key, -1)
      }
    },
  }
}
