import type { WireEvent } from '../../bot/dialog/wire.ts'

/**
 * The events of one conversation: `events` is 1, 2, 3… without gaps; `held` waits for events that are missing
 * before it.
 */
export interface Transcript {
  readonly events: readonly WireEvent[]
  readonly held: readonly WireEvent[]
}

export const emptyTranscript: Transcript = { events: [], held: [] }

/** The last sequence number before which nothing is missing: the point from which to resume. */
export function lastSeq(transcript: Transcript): number {
  return transcript.events.length
}

/** Takes in events in any order, with repeats; each is kept once, in its place. */
export function receive(transcript: Transcript, arrived: readonly WireEvent[]): Transcript {
  const waiting = new Map<number, WireEvent>()
  for (const event of [...transcript.held, ...arrived]) {
    if (event.seq > lastSeq(transcript)) waiting.set(event.seq, event)
  }
  if (waiting.size === 0) return transcript
  const events = [...transcript.events]
  for (let next = waiting.get(events.length + 1); next; next = waiting.get(events.length + 1)) {
    events.push(next)
    waiting.delete(next.seq)
  }
  return { events, held: [...waiting.values()] }
}

/** Whether an event has arrived whose predecessors have not. */
export function hasGap(transcript: Transcript): boolean {
  return transcript.held.length > 0
}
