import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Draft } from './draft.ts'
import type { ConversationEvent } from './event.ts'
import { summarise } from './summarise.ts'
import { wordEvent } from './word-event.ts'

/**
 * Words the events of a turn. Texts are looked up here, at the very end, so that the engine handles ids
 * alone. `before` is the state ahead of the first event; each event is worded with the state that it led to.
 */
export function composeReplies(
  content: DialogContent,
  before: Conversation,
  { events, states }: Pick<Draft, 'events' | 'states'>,
): ConversationEvent[] {
  return events.map((event, at) => {
    const now = states[at] ?? before
    const whole = event.type === 'handoffRequested' ? { ...event, summary: summarise(content, now) } : event
    const speech = wordEvent(content, states[at - 1] ?? before, now, whole)
    // Events have many shapes: spreading one takes three times as long as `Object.assign`.
    return speech ? Object.assign({}, whole, { speech }) : whole
  })
}
