import type { WireEvent } from '../../bot/dialog/wire.ts'
import { type Answer, type DeskEdges, openConversation } from './desk-client.ts'
import { keepSession, restoreSession, type Session } from './session.ts'
import type { Store } from './store.ts'

/** The conversation to follow; `events` is empty where another page has already opened it. */
interface Adopted {
  readonly session: Session
  readonly events: readonly WireEvent[]
}

/**
 * Takes the stored conversation unless it is the `lost` one, and otherwise opens a new one. Only one tab may
 * call this at a time, so that the merchant has one conversation.
 */
export async function adoptSession(
  edges: DeskEdges & { readonly store: Store },
  lost: Session | null,
): Promise<Answer<Adopted>> {
  const kept = restoreSession(await edges.store.all())
  if (kept && kept.conversationId !== lost?.conversationId) {
    return { kind: 'accepted', body: { session: kept, events: [] } }
  }
  const opened = await openConversation(edges)
  if (opened.kind !== 'accepted') return opened
  const { conversationId, token, events } = opened.body
  const session = { conversationId, token }
  await keepSession(edges.store, session)
  return { kind: 'accepted', body: { session, events } }
}
