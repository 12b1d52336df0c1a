import type { TerminalReport, WireEvent } from '../../bot/dialog/wire.ts'

/** What the merchant did: said something, took a choice, or did something on the embedded terminal. */
export type Act =
  | { readonly kind: 'text'; readonly text: string }
  /** `offeredAt` is the sequence number of the event that offered the choice; 0 for choices that are always open. */
  | { readonly kind: 'choice'; readonly choiceId: string; readonly label: string; readonly offeredAt: number }
  | { readonly kind: 'terminal'; readonly happened: TerminalReport }
  /** A JPEG as a data address: text, so that every kind of storage holds it. */
  | { readonly kind: 'photo'; readonly photo: string }
  | { readonly kind: 'rating'; readonly stars: number; readonly comment: string }
  | { readonly kind: 'callback'; readonly phone: string }

export type PendingState = 'waiting' | 'sending' | 'refused'

/** A message that the desk has not confirmed yet. It keeps its id over every resend and reload. */
export interface PendingMessage {
  readonly messageId: string
  /** Milliseconds since 1970; orders the outbox. */
  readonly at: number
  readonly act: Act
  readonly state: PendingState
  /** Why the desk refused it: a sentence for the merchant, or empty. */
  readonly reason: string
}

/** Messages in the order in which they are sent, one at a time. */
export type Outbox = readonly PendingMessage[]

/** A message that comes behind all that wait. */
export function newMessage(outbox: Outbox, messageId: string, act: Act, now: number): PendingMessage {
  const at = Math.max(now, ...outbox.map(message => message.at + 1))
  return { messageId, at, act, state: 'waiting', reason: '' }
}

/** Adds a message at the end; a refused choice has been read by then and goes, refused words and photos stay. */
export function queue(outbox: Outbox, message: PendingMessage): Outbox {
  const stays = ({ state, act }: PendingMessage) =>
    state !== 'refused' || act.kind === 'text' || act.kind === 'photo'
  return [...outbox.filter(stays), message]
}

/** Adds a message that another tab has queued, at its time. */
export function add(outbox: Outbox, message: PendingMessage): Outbox {
  if (outbox.some(({ messageId }) => messageId === message.messageId)) return outbox
  return [...outbox, message].sort((left, right) => left.at - right.at)
}

/** The message to send now. */
export function nextToSend(outbox: Outbox): PendingMessage | undefined {
  return outbox.find(message => message.state !== 'refused')
}

/** Messages that will be sent as soon as the desk can be reached. */
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

/** Drops every message that the conversation's log already holds. */
export function settle(outbox: Outbox, events: readonly WireEvent[]): Outbox {
  const recorded = new Set(events.map(event => event.messageId))
  return outbox.some(message => recorded.has(message.messageId))
    ? outbox.filter(message => !recorded.has(message.messageId))
    : outbox
}

/** What still makes sense in a new conversation: words and photos; all else belongs to the old one. */
export function carryOver(outbox: Outbox): Outbox {
  return outbox.filter(({ act }) => act.kind === 'text' || act.kind === 'photo')
}
