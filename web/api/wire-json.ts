import { toWire } from '../../bot/conversations/to-wire.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'

/** Each event as JSON, reduced to what its merchant may see. */
export function wireLines(events: readonly ConversationEvent[]): readonly string[] {
  const lines = written.get(events) ?? events.map(event => JSON.stringify(toWire(event)))
  written.set(events, lines)
  return lines
}

/** The list of a turn's events goes both to its streams and into the answer. */
const written = new WeakMap<readonly ConversationEvent[], readonly string[]>()

/** The events as a JSON array, reduced to what their merchant may see. */
export const wireJson = (events: readonly ConversationEvent[]): string => `[${wireLines(events).join(',')}]`
