import type { ConversationEvent } from '../dialog/event.ts'

/** Subscribed to like a conversation: some row of `ownership` has changed. No conversation has this id. */
export const queueChanged = 'queue'

/**
 * Tells open streams that a conversation has grown. This is only a hint: readers catch up by sequence number,
 * so a lost one costs a delay, never a message.
 */
export interface Wake {
  /**
   * This desk has appended to the conversation: wakes readers here and at other desks. Readers here get the
   * events, so that they need not read what has just been written.
   */
  notify(conversationId: string, events?: readonly ConversationEvent[]): void
  /**
   * Another desk has appended, or may have: wakes readers here only. `head` is the last sequence number,
   * where known.
   */
  hear(conversationId: string, head?: number): void
  /**
   * Calls back at each hint, with the new events where this desk appended them and the last sequence number
   * where it is known, until the returned function is called.
   */
  listen(conversationId: string, wake: Wakened): () => void
  /** The conversations that have listeners. */
  listened(): Iterable<string>
}

type Wakened = (events: readonly ConversationEvent[], head: number | undefined) => void

/** Carries hints to other desks. */
export interface Hints {
  send(conversationId: string): void
  close(): Promise<void>
}

export function createWake(hints: Pick<Hints, 'send'> | null = null): Wake {
  const listeners = new Map<string, Set<Wakened>>()
  const tell = (conversationId: string, events: readonly ConversationEvent[], head?: number) => {
    for (const wake of listeners.get(conversationId) ?? []) wake(events, head)
  }
  return {
    hear: (conversationId, head) => tell(conversationId, [], head),
    notify(conversationId, events = []) {
      tell(conversationId, events)
      hints?.send(conversationId)
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
    listened: () => listeners.keys(),
  }
}
