import type { Speaker, TerminalDemonstration, WireEvent } from '../../bot/dialog/wire.ts'
import { type ShownChoice, settleOffers } from './offers.ts'
import type { Outbox, PendingMessage } from './outbox.ts'

/** One thing to read in the chat: a bubble, a step card or, from `system`, a small line. */
export interface Entry {
  /** The same for a message while it is pending and once it is recorded. */
  readonly key: string
  /** 0 while the desk has not recorded it. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly speaker: Speaker
  readonly text: string
  readonly step: NonNullable<WireEvent['step']> | null
  readonly seen: string
  readonly choices: readonly ShownChoice[]
  readonly demonstration: TerminalDemonstration | null
  readonly delivery: 'recorded' | PendingMessage['state']
  /** Why the desk refused it. */
  readonly reason: string
}

/** Everything to show, in order: the recorded events that say something, then what waits to be sent. */
export function listEntries(events: readonly WireEvent[], outbox: Outbox): readonly Entry[] {
  const offers = settleOffers(events, outbox)
  const entries: Entry[] = []
  for (const event of events) {
    const entry = fromEvent(event, offers.get(event.seq) ?? [])
    if (entry) entries.push(entry)
  }
  for (const message of outbox) {
    const entry = fromPending(message)
    if (entry) entries.push(entry)
  }
  return entries
}

function fromEvent(event: WireEvent, choices: readonly ShownChoice[]): Entry | null {
  const speaker = speakerOf(event)
  const silent = !event.text && choices.length === 0 && !event.terminal
  if (silent || speaker === null) return null
  return {
    key: event.messageId && speaker === 'merchant' ? event.messageId : `event-${event.seq}`,
    seq: event.seq,
    at: Date.parse(event.at),
    speaker,
    text: event.text ?? '',
    step: event.step ?? null,
    seen: event.seen ?? '',
    choices,
    demonstration: event.terminal ?? null,
    delivery: 'recorded',
    reason: '',
  }
}

/** Who is shown as the speaker, or null where the event only settles an earlier choice. */
function speakerOf(event: WireEvent): Speaker | null {
  switch (event.type) {
    case 'choiceMade':
      return event.from === 'merchant' ? 'merchant' : null
    case 'terminalReported':
      return 'system'
    default:
      return event.from
  }
}

function fromPending({ messageId, at, act, state, reason }: PendingMessage): Entry | null {
  if (act.kind === 'terminal') return null
  return {
    key: messageId,
    seq: 0,
    at,
    speaker: 'merchant',
    text: act.kind === 'text' ? act.text : act.label,
    step: null,
    seen: '',
    choices: [],
    demonstration: null,
    delivery: state,
    reason,
  }
}
