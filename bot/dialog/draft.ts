import type { Circumstances } from './condition.ts'
import type { DialogContent } from './content.ts'
import { applyEvent, type Conversation } from './conversation.ts'
import type { ConversationEvent, EventBody, Position } from './event.ts'
import { isOpen } from './opening-hours.ts'

/** A turn in progress: the events so far and the state that they lead to. */
export interface Draft {
  readonly content: DialogContent
  readonly at: number
  readonly conversation: Conversation
  readonly events: readonly ConversationEvent[]
  /** The state after each of the events. */
  readonly states: readonly Conversation[]
  readonly trail: readonly Visit[]
}

/**
 * A node that the walk reached, even one that says nothing, and the facts that conditions saw there; used for
 * coverage.
 */
export interface Visit extends Position {
  /** Sequence number of the event before it. */
  readonly seq: number
  readonly now: Circumstances
}

/** A turn without any events yet. */
export const emptyDraft = (content: DialogContent, conversation: Conversation, at: number): Draft => ({
  content,
  at,
  conversation,
  events: [],
  states: [],
  trail: [],
})

/** Adds one event: the state changes by the same fold that replays a log. */
export function emit(draft: Draft, body: EventBody): Draft {
  // Event bodies have many shapes: spreading one takes three times as long as `Object.assign`.
  const event: ConversationEvent = Object.assign({ seq: draft.conversation.seq + 1, at: draft.at }, body)
  const conversation = applyEvent(draft.conversation, event)
  const { content, at, events, states, trail } = draft
  return { content, at, conversation, events: [...events, event], states: [...states, conversation], trail }
}

/** Records that the walk has reached `position`. */
export function noteVisit(draft: Draft, { flow, node }: Position): Draft {
  const { content, at, conversation, events, states, trail } = draft
  const visit = { flow, node, seq: conversation.seq, now: circumstances(draft) }
  return { content, at, conversation, events, states, trail: [...trail, visit] }
}

/** The facts that conditions see at this point of the turn. */
export function circumstances({ content, at, conversation }: Draft): Circumstances {
  return {
    slots: conversation.slots,
    failed: conversation.failed,
    open: isOpen(content.brand.hours, at),
  }
}
