import type { Store } from './store.ts'
import { sessionKey } from './store-name.ts'

/** The open conversation and the token that grants access to it. */
export interface Session {
  readonly conversationId: string
  readonly token: string
}

export async function keepSession(store: Store, session: Session): Promise<void> {
  await store.put(sessionKey, JSON.stringify(session))
}

/** The conversation of an earlier page, if there is one. */
export function restoreSession(kept: ReadonlyMap<string, string>): Session | null {
  try {
    const saved = JSON.parse(kept.get(sessionKey) ?? 'null')
    const whole = typeof saved?.conversationId === 'string' && typeof saved.token === 'string'
    return whole ? { conversationId: saved.conversationId, token: saved.token } : null
  } catch {
    // Unreadable, which is the same as having no conversation yet.
    return null
  }
}
