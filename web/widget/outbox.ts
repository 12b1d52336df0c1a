import type { TerminalReport, WireEvent } from '../../bot/dialog/wire.ts'

/** What the merchant did: said something, took a choice, or did something on the embedded terminal. */
export type Act =
  | { readonly kind: 'text'; readonly text: string }
  /**
   * `offeredAt` is the sequence number of the event that offered the choice; 0 for choices that are always
   * open.
   */
  | { readonly kind: 'choice'; readonly choiceId: string; readonly label: string; readonly offeredAt: number }
  | { readonly kind: 'terminal'; readonly happened: TerminalReport }
  /** A JPEG as a data URL: being text, it fits every kind of storage. */
  | { readonly kind: 'photo'; readonly photo: string }
  | { readonly kind: 'rating'; readonly stars: number; readonly comment: string }
  | { readonly kind: 'callback'; readonly phone: string }

type PendingState = 'waiting' | 'sending' | 'refused'

/** A message that the desk has not confirmed yet. It keeps its id through every resend and reload. */
export interface PendingMessage {
  readonly messageId: string
  /** In milliseconds since 1970; orders the outbox. */
  readonly at: number
  readonly act: Act
  readonly state: PendingState
  /** Why the desk refused it: a sentence for the merchant, or empty. */
  readonly reason: string
}

/** Messages in the order in which they are sent, one at a time. */
export type Outbox = readonly PendingMessage[]

/** Creates a message that comes after all pending ones. */
export function newMessage(outbox: Outbox, messageId: string, act: Act, now: number): PendingMessage {
  const at = Math.max(now, ...outbox.map(message => message.at + 1))
  return { messageId, at, act, state: 'waiting', reason: '' }
}

/**
 * Adds a message at the end. Refused choices are dropped, having been read by then; refused texts and photos
 * stay.
 */
export function queue(outbox: Outbox, message: PendingMessage): Outbox {
  const stays = ({ state, act }: PendingMessage) =>
    state !== 'refused' || act.kind === 'text' || act.kind === 'photo'
  return [...outbox.filter(stays), message]
}

/** Adds a message that another tab has queued, ordered by its time. */
export function add(outbox: Outbox, message: PendingMessage): Outbox {
  if (outbox.some(({ messageId }) => messageId === message.messageId)) return outbox
  return [...outbox, message].sort((left, right) => left.at - right.at)
}

/** The message to send next. */
export function nextToSend(outbox: Outbox): PendingMessage | undefined {
  return outbox.find(message => message.state !== 'refused')
}

/** The number of messages that will be sent as soon as the desk can be reached. */
export function waitingCount(outbox: Outbox): number {
  return outbox.filter(message => message.state !== 'refused').length
}

/** Whether something of this kind is on its way to the desk. */
export function isPending(outbox: Outbox, kind: Act['kind']): boolean {
  return outbox.some(({ act, state }) => act.kind === kind && state !== 'refused')
}

/** Whether this choice is on its way to the desk. */
export function isTaking(outbox: Outbox, choiceId: string): boolean {
  return outbox.some(
    ({ act, state }) => act.kind === 'choice' && act.choiceId === choiceId && state !== 'refused',
  )
}

export function mark(outbox: Outbox, messageId: string, state: PendingState, reason = ''): Outbox {
  return outbox.map(message => (message.messageId === messageId ? { ...message, state, reason } : message))
}

export function drop(outbox: Outbox, messageId: string): Outbox {
  return outbox.filter(message => message.messageId !== messageId)
}

/** Drops every message that is already in the conversation's log. */
export function settle(outbox: Outbox, events: readonly WireEvent[]): Outbox {
  const recorded = new Set(events.map(event => event.messageId))
  return outbox.some(message => recorded.has(message.messageId))
    ? outbox.filter(message => !recorded.has(message.messageId))
    : outbox
}

/** Keeps what still makes sense in a new conversation: texts and photos. All else belongs to the old one. */
export function carryOver(outbox: Outbox): Outbox {
  return outbox.filter(({ act }) => act.kind === 'text' || act.kind === 'photo')
}
