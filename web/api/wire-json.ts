import { toWire } from '../../bot/conversations/to-wire.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'

/** Each of the events on the wire, as JSON. */
export function wireLines(events: readonly ConversationEvent[]): readonly string[] {
  const lines = written.get(events) ?? events.map(event => JSON.stringify(toWire(event)))
  written.set(events, lines)
  return lines
}

/** The same list of a turn's events goes to its streams and into the answer. */
const written = new WeakMap<readonly ConversationEvent[], readonly string[]>()

/** A JSON array of the events on the wire. */
export const wireJson = (events: readonly ConversationEvent[]): string => `[${wireLines(events).join(',')}]`
