import type { WireEvent } from '../../bot/dialog/wire.ts'
import { type Answer, type DeskEdges, openConversation } from './desk-client.ts'
import { keepSession, restoreSession, type Session } from './session.ts'
import type { Store } from './store.ts'

/** A conversation to follow; the events are empty where another page has begun it. */
export interface Adopted {
  readonly session: Session
  readonly events: readonly WireEvent[]
}

/**
 * The kept conversation unless it is the `lost` one, or else a new one. To be called by one tab at a time: the
 * merchant has one conversation.
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
