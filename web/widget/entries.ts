import type { Speaker, TerminalDemonstration, WireEvent } from '../../bot/dialog/wire.ts'
import { type ShownChoice, settleOffers } from './offers.ts'
import type { Act, Outbox, PendingMessage } from './outbox.ts'
import { undoableOffer } from './owner.ts'
import { type StepScreen, screenOf } from './screen-of.ts'
import { fill, type Texts } from './texts.ts'

/** One item in the chat: a bubble, a step card or, from `system`, a small line. */
export interface Entry {
  /** Stays the same for a message while it is pending and after it is recorded. */
  readonly key: string
  /** 0 until the desk has recorded it. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly speaker: Speaker
  readonly text: string
  readonly step: NonNullable<WireEvent['step']> | null
  readonly seen: string
  readonly screen: StepScreen | null
  readonly choices: readonly ShownChoice[]
  /** True if the merchant is asked to type something; the choices are ways around it. */
  readonly collects: boolean
  /** True if the answer to this entry's choices can be taken back. */
  readonly undoable: boolean
  /** The speaker's name, if it is a person. */
  readonly name: string
  readonly role: string
  /** Names a line that the chat words itself; null where the event brings its own text. */
  readonly notice: Notice | null
  /** The photo's data URL while it is pending, and its path at the desk afterwards; empty without a photo. */
  readonly photo: string
  readonly demonstration: TerminalDemonstration | null
  readonly delivery: 'recorded' | PendingMessage['state']
  /** Why the desk refused it. */
  readonly reason: string
}

type Notice = keyof Texts['notices']

const notices: Readonly<Record<string, Notice>> = {
  conversationClaimed: 'claimed',
  conversationReleased: 'released',
  handedBack: 'back',
  conversationClosed: 'closed',
  rated: 'rated',
  callbackLeft: 'callback',
}

/** Everything to show, in order: the recorded events that say something, then what is waiting to be sent. */
export function listEntries(events: readonly WireEvent[], outbox: Outbox): readonly Entry[] {
  const offers = settleOffers(events, outbox)
  const undoable = outbox.length === 0 ? undoableOffer(events) : 0
  const entries: Entry[] = []
  for (const event of events) {
    const entry = fromEvent(event, offers.get(event.seq) ?? [], event.seq === undoable)
    if (entry) entries.push(entry)
  }
  for (const message of outbox) {
    const entry = fromPending(message)
    if (entry) entries.push(entry)
  }
  return entries
}

function fromEvent(event: WireEvent, choices: readonly ShownChoice[], undoable: boolean): Entry | null {
  const speaker = speakerOf(event)
  const notice = ((!event.text || event.type === 'rated') && notices[event.type]) || null
  const silent = !event.text && !notice && !event.photo && choices.length === 0 && !event.terminal
  if (silent || speaker === null) return null
  return {
    key: event.messageId && speaker === 'merchant' ? event.messageId : `event-${event.seq}`,
    seq: event.seq,
    at: Date.parse(event.at),
    speaker,
    text: event.text ?? '',
    step: event.step ?? null,
    seen: event.seen ?? '',
    screen: screenOf(event),
    choices,
    collects: event.collects !== undefined,
    undoable,
    name: event.name ?? '',
    role: event.role ?? '',
    notice,
    photo: event.photo ?? '',
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
    case 'rated':
    case 'callbackLeft':
      return 'system'
    default:
      return event.from
  }
}

function fromPending({ messageId, at, act, state, reason }: PendingMessage): Entry | null {
  const text = pendingText(act)
  if (text === null) return null
  return {
    key: messageId,
    seq: 0,
    at,
    speaker: 'merchant',
    text,
    step: null,
    seen: '',
    screen: null,
    choices: [],
    collects: false,
    undoable: false,
    name: '',
    role: '',
    notice: null,
    photo: act.kind === 'photo' ? act.photo : '',
    demonstration: null,
    delivery: state,
    reason,
  }
}

/** The text of a pending message; null for one that is not shown. */
function pendingText(act: Act): string | null {
  switch (act.kind) {
    case 'text':
      return act.text
    case 'choice':
      return act.label
    case 'rating':
      return `${'★'.repeat(act.stars)} ${act.comment}`.trim()
    case 'callback':
      return act.phone
    case 'photo':
      return ''
    case 'terminal':
      return null
  }
}

/** The text of an entry, worded by the chat itself where the desk leaves that to it. */
export function wordsOf({ text, notice, name, photo }: Entry, texts: Texts): string {
  if (notice) return fill(texts.notices[notice], { name })
  return text || (photo ? texts.photo.alt : '')
}

/** The author of an entry, for screen readers and transcripts. */
export function authorOf({ speaker, name }: Entry, texts: Texts): string {
  return speaker === 'system' ? '' : name || texts.speakers[speaker]
}
