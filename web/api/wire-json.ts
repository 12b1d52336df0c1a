import { toWire } from '../../bot/conversations/to-wire.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'

/** The event on the wire, as JSON. */
export const eventJson = (event: ConversationEvent): string => JSON.stringify(toWire(event))

/** A JSON array of the events on the wire. */
export const wireJson = (events: readonly ConversationEvent[]): string =>
  `[${events.map(eventJson).join(',')}]`
