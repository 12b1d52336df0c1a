import type { WireEvent } from '../../bot/dialog/wire.ts'
import { type Answer, type Events, postMessage } from './desk-client.ts'
import type { HeldSession, SessionEdges } from './hold-session.ts'
import { forgetMessage, isKept } from './keep-outbox.ts'
import { drop, mark, nextToSend, type Outbox, type PendingMessage } from './outbox.ts'
import { type Sender, startSender } from './sender.ts'

interface OutboxHooks {
  outbox(): Outbox
  /** Shows this outbox. */
  show(outbox: Outbox): void
  /** Whether only this page holds the message. */
  isUnkept(messageId: string): boolean
  /** The desk has recorded the message, which caused these events. */
  onRecorded(messageId: string, events: readonly WireEvent[]): void
}

const gone = { kind: 'gone', status: 401 } as const

/**
 * Sends the outbox to the held conversation, one message at a time, and tells the other tabs about each
 * result.
 */
export function sendOutbox(edges: SessionEdges, held: HeldSession, hooks: OutboxHooks): Sender {
  const { store, clock, tabs } = edges
  const { outbox, show } = hooks

  async function post(message: PendingMessage): Promise<Answer<Events>> {
    const used = held.current()
    const answer = used ? await postMessage(edges, used, message) : gone
    if (used && answer.kind === 'gone') held.renew(used)
    // The stream may have found out first and opened a new conversation; then the old one's answer no longer
    // counts.
    return held.current() === used ? answer : gone
  }

  return startSender(clock, edges.random, {
    next: () => (held.current() ? nextToSend(outbox()) : undefined),
    alone: tabs.alone,
    async isOpen({ messageId }) {
      if (hooks.isUnkept(messageId) || (await isKept(store, messageId))) return true
      show(drop(outbox(), messageId))
      return false
    },
    post,
    onSending: ({ messageId }) => show(mark(outbox(), messageId, 'sending')),
    onWaiting: ({ messageId }) => show(mark(outbox(), messageId, 'waiting')),
    async onAnswer({ messageId }, answer) {
      const forgotten = forgetMessage(store, messageId)
      if (answer.kind === 'accepted') {
        const { events } = answer.body
        hooks.onRecorded(messageId, events)
        held.expect(Math.max(0, ...events.map(({ seq }) => seq)))
        const session = held.current()
        if (session) tabs.tell({ kind: 'recorded', conversationId: session.conversationId, events })
      } else {
        show(mark(outbox(), messageId, 'refused', answer.sentence))
        tabs.tell({ kind: 'refused', messageId, reason: answer.sentence })
      }
      await forgotten
    },
  })
}
