/** Listened to like a conversation: some row of `ownership` has changed. No conversation has this id. */
export const QUEUE_CHANGED = 'queue'

/**
 * Tells open streams that a conversation has grown. Only a hint: readers catch up by sequence number, so that a
 * lost wake-up costs a delay, never a message.
 */
export interface Wake {
  notify(conversationId: string): void
  /** Calls back at each hint until the returned function is called. */
  listen(conversationId: string, wake: () => void): () => void
}

export function createWake(): Wake {
  const listeners = new Map<string, Set<() => void>>()
  return {
    notify(conversationId) {
      for (const wake of listeners.get(conversationId) ?? []) wake()
    },
    listen(conversationId, wake) {
      const own = listeners.get(conversationId) ?? new Set()
      own.add(wake)
      listeners.set(conversationId, own)
      return () => {
        own.delete(wake)
        if (own.size === 0) listeners.delete(conversationId)
      }
    },
  }
}
