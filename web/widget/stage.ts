import type { TerminalDemonstration, WireEvent } from '../../bot/dialog/wire.ts'
import type { Entry } from './entries.ts'

/** The panel with the embedded terminal. */
export interface Stage {
  /** The sequence number of the event that brought the demonstration. */
  readonly seq: number
  readonly demonstration: TerminalDemonstration
}

/** The latest demonstration after event `after`, which opens by itself; null without one. */
export function newDemonstration(events: readonly WireEvent[], after: number): Stage | null {
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index]
    if (!event || event.seq <= after) return null
    if (event.terminal) return { seq: event.seq, demonstration: event.terminal }
  }
  return null
}

/** What the merchant should do now, for the strip above a terminal that covers the chat. */
export interface Task {
  /** The step, or else the last thing said. */
  readonly said: Entry | undefined
  /** The entry whose choices are open. */
  readonly offer: Entry | undefined
}

/** Words that came with a demonstration are about the terminal, so the task is what was said before them. */
export function currentTask(entries: readonly Entry[]): Task {
  const latest = [...entries].reverse()
  return {
    said: latest.find(
      ({ speaker, text, demonstration }) =>
        (speaker === 'bot' || speaker === 'agent') && text !== '' && demonstration === null,
    ),
    offer: latest.find(({ choices }) => choices.some(({ state }) => state === 'open')),
  }
}
