import type { TerminalDemonstration, WireEvent } from '../../bot/dialog/wire.ts'

/** The panel with the embedded terminal. */
export interface Stage {
  /** Sequence number of the event that brought the demonstration. */
  readonly seq: number
  readonly demonstration: TerminalDemonstration
}

/** The latest demonstration that came after event `after`: it opens by itself. */
export function newDemonstration(events: readonly WireEvent[], after: number): Stage | null {
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index]
    if (!event || event.seq <= after) return null
    if (event.terminal) return { seq: event.seq, demonstration: event.terminal }
  }
  return null
}
