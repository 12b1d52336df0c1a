import { change } from './change.ts'
import type { ConversationEvent, Position } from './event.ts'
import type { Owner } from './owner.ts'
import type { TerminalReport } from './wire.ts'

/** What `back` returns to: the state at the moment a step was shown. */
interface Snapshot {
  readonly position: Position
  readonly slots: Readonly<Record<string, string>>
  readonly stack: readonly Frame[]
  readonly offered: readonly string[]
}

/** A flow that waits for another flow to end. */
export interface Frame {
  /** The open step to show again after a digression. */
  readonly resume?: Position
  /** Where a calling flow continues. */
  readonly returnTo?: Position
  readonly flow: string
}

/** The state of a conversation: the fold of its events and nothing else. */
export interface Conversation {
  /** Sequence number of the last event; 0 before the first. */
  readonly seq: number
  /** Content version of the open flow. */
  readonly version: string
  /** The open flow, even while none of its steps waits for an answer. */
  readonly flow: string | null
  /** The step that waits for an answer. */
  readonly position: Position | null
  readonly stack: readonly Frame[]
  readonly slots: Readonly<Record<string, string>>
  /** Ids of the choices of the open step. */
  readonly offered: readonly string[]
  /** Ids of choices offered beside the step, for instance by a clarifying question. */
  readonly aside: readonly string[]
  /** The step that a digression interrupted, while the merchant is asked whether to return to it. */
  readonly paused: Position | null
  readonly past: readonly Snapshot[]
  /** How often each node has been shown since the flow was entered, by `flow/node`. */
  readonly visits: Readonly<Record<string, number>>
  readonly failed: number
  /** Consecutive messages that were not understood. */
  readonly misses: number
  /** How often help has been given at the open step since it was first shown. */
  readonly helped: number
  /** Another problem, named in an earlier message, to be offered when the current one ends. */
  readonly kept: string | null
  readonly steps: readonly { readonly flow: string; readonly node: string; readonly choice: string }[]
  readonly words: readonly string[]
  readonly report: TerminalReport | null
  readonly owner: Owner
  /** Whether this conversation was ever handed to a person, or one was asked for. */
  readonly person: boolean
  /**
   * Since when the merchant has been waiting for a person's message, in milliseconds since 1970; null when
   * not waiting.
   */
  readonly waitingSince: number | null
  /** What the merchant was last told about the queue they wait in. */
  readonly told: Pick<Extract<ConversationEvent, { type: 'queueTold' }>, 'key' | 'place' | 'at'> | null
  /** Whether a person has closed the conversation and the merchant has not rated it since. */
  readonly rateable: boolean
  /** When the merchant last did anything, in milliseconds since 1970; null before the first time. */
  readonly heardAt: number | null
  /** Whether the merchant has been reminded since then. */
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

/** A state under construction that nobody else has seen yet. */
export type Next = { -readonly [Key in keyof Conversation]: Conversation[Key] }

/**
 * A copy to be changed in place. It copies field by field: spreading an object this large takes three times
 * as long.
 */
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
