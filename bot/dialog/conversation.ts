import { change } from './change.ts'
import type { ConversationEvent, Position } from './event.ts'
import type { Owner } from './owner.ts'
import type { TerminalReport } from './wire.ts'

/** What `back` returns to: the state as it was when a step was shown. */
interface Snapshot {
  readonly position: Position
  readonly slots: Readonly<Record<string, string>>
  readonly stack: readonly Frame[]
  readonly offered: readonly string[]
}

/** A flow that waits for another one to end. */
export interface Frame {
  /** The open step to show again after a digression. */
  readonly resume?: Position
  /** Where a calling flow goes on. */
  readonly returnTo?: Position
  readonly flow: string
}

/** The state of a conversation: nothing but the fold of its events. */
export interface Conversation {
  /** Sequence number of the last event; 0 before the first. */
  readonly seq: number
  /** Content version of the open flow. */
  readonly version: string
  /** The open flow, also while nothing waits in it. */
  readonly flow: string | null
  /** The step that waits for an answer. */
  readonly position: Position | null
  readonly stack: readonly Frame[]
  readonly slots: Readonly<Record<string, string>>
  /** Ids of the choices of the open step. */
  readonly offered: readonly string[]
  /** Ids of choices offered beside the step, by a clarifying question for instance. */
  readonly aside: readonly string[]
  /** The step that a digression left, while the merchant is asked whether to go back to it. */
  readonly paused: Position | null
  readonly past: readonly Snapshot[]
  /** How often each node was shown since the flow was entered, by `flow/node`. */
  readonly visits: Readonly<Record<string, number>>
  readonly failed: number
  /** Messages in a row that were not understood. */
  readonly misses: number
  /** How often help was given at the open step since it was shown first. */
  readonly helped: number
  /** Another problem of an earlier message, to be offered when this one ends. */
  readonly kept: string | null
  readonly steps: readonly { readonly flow: string; readonly node: string; readonly choice: string }[]
  readonly words: readonly string[]
  readonly report: TerminalReport | null
  readonly owner: Owner
  /** Whether a person ever had, or was asked into, this conversation. */
  readonly person: boolean
  /** Since when the merchant waits for a person's word, milliseconds since 1970; null while none is due. */
  readonly waitingSince: number | null
  /** What the merchant was last told about the queue they wait in. */
  readonly told: Pick<Extract<ConversationEvent, { type: 'queueTold' }>, 'key' | 'place' | 'at'> | null
  /** Whether a person closed the conversation and the merchant has not rated it since. */
  readonly rateable: boolean
  /** When the merchant was last heard, milliseconds since 1970; null before. */
  readonly heardAt: number | null
  /** Whether the merchant was reminded since then. */
  readonly nudged: boolean
}

export const emptyConversation: Conversation = {
  seq: 0,
  version: '',
  flow: null,
  position: null,
  stack: [],
  slots: {},
  offered: [],
  aside: [],
  paused: null,
  past: [],
  visits: {},
  failed: 0,
  misses: 0,
  helped: 0,
  kept: null,
  steps: [],
  words: [],
  report: null,
  owner: { kind: 'bot' },
  person: false,
  waitingSince: null,
  told: null,
  rateable: false,
  heardAt: null,
  nudged: false,
}

/** A state in the making, not yet seen by anybody. */
export type Next = { -readonly [Key in keyof Conversation]: Conversation[Key] }

/** A copy to be changed in place. Field by field: spreading an object of so many takes three times as long. */
const copyOf = (now: Conversation): Next => ({
  seq: now.seq,
  version: now.version,
  flow: now.flow,
  position: now.position,
  stack: now.stack,
  slots: now.slots,
  offered: now.offered,
  aside: now.aside,
  paused: now.paused,
  past: now.past,
  visits: now.visits,
  failed: now.failed,
  misses: now.misses,
  helped: now.helped,
  kept: now.kept,
  steps: now.steps,
  words: now.words,
  report: now.report,
  owner: now.owner,
  person: now.person,
  waitingSince: now.waitingSince,
  told: now.told,
  rateable: now.rateable,
  heardAt: now.heardAt,
  nudged: now.nudged,
})

/** The state after one more event. */
export function applyEvent(before: Conversation, event: ConversationEvent): Conversation {
  const next = copyOf(before)
  next.seq = event.seq
  return change(next, before, event)
}

export const foldEvents = (
  events: readonly ConversationEvent[],
  from: Conversation = emptyConversation,
): Conversation => events.reduce(applyEvent, from)
