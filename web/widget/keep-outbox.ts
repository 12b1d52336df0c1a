import type { Outbox, PendingMessage } from './outbox.ts'
import type { Store } from './store.ts'

const prefix = 'message/'

/** Saves a message before it is sent, so that no reload or crash can lose it; false when there is no room. */
export function keepMessage(store: Store, { messageId, at, act }: PendingMessage): Promise<boolean> {
  return store.put(prefix + messageId, JSON.stringify({ messageId, at, act }))
}

/** Whether the message is still pending: another tab may have sent it. */
export function isKept(store: Store, messageId: string): Promise<boolean> {
  return store.has(prefix + messageId)
}

export async function forgetMessage(store: Store, messageId: string): Promise<void> {
  await store.remove(prefix + messageId)
}

/** The messages that an earlier page could not send, oldest first; unreadable ones are left out. */
export function restoreOutbox(kept: ReadonlyMap<string, string>): Outbox {
  const messages: PendingMessage[] = []
  for (const [key, value] of kept) {
    const saved = key.startsWith(prefix) ? parse(value) : null
    if (saved) messages.push({ ...saved, state: 'waiting', reason: '' })
  }
  return messages.sort((left, right) => left.at - right.at)
}

function parse(value: string): Pick<PendingMessage, 'messageId' | 'at' | 'act'> | null {
  try {
    const saved = JSON.parse(value)
    const whole = typeof saved?.messageId === 'string' && typeof saved.at === 'number' && saved.act?.kind
    return whole ? saved : null
  } catch {
    // Written by another version of the page, or by hand: it cannot be sent.
    return null
  }
}
