import type { Circumstances } from './condition.ts'
import type { DialogContent } from './content.ts'
import { applyEvent, type Conversation } from './conversation.ts'
import type { ConversationEvent, EventBody } from './event.ts'
import { isOpen } from './opening-hours.ts'

/** A turn in the making: the events so far and the state that they lead to. */
export interface Draft {
  readonly content: DialogContent
  readonly at: number
  readonly conversation: Conversation
  readonly events: readonly ConversationEvent[]
}

/** Adds one event: the state moves by the same fold that reads the log. */
export function emit(draft: Draft, body: EventBody): Draft {
  const event: ConversationEvent = { seq: draft.conversation.seq + 1, at: draft.at, ...body }
  return {
    ...draft,
    conversation: applyEvent(draft.conversation, event),
    events: [...draft.events, event],
  }
}

/** What conditions see at this point of the turn. */
export function circumstances({ content, at, conversation }: Draft): Circumstances {
  return {
    slots: conversation.slots,
    failed: conversation.failed,
    open: isOpen(content.brand.hours, at),
  }
}
