import { toWire } from '../../bot/conversations/to-wire.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'

const written = new WeakMap<ConversationEvent, string>()

/** The event on the wire, as JSON. The answer to a message and each open stream carry the same: it is written once. */
export function eventJson(event: ConversationEvent): string {
  const known = written.get(event)
  if (known !== undefined) return known
  const json = JSON.stringify(toWire(event))
  written.set(event, json)
  return json
}

/** A JSON array of the events on the wire. */
export const wireJson = (events: readonly ConversationEvent[]): string =>
  `[${events.map(eventJson).join(',')}]`
