import type { CaseOutcome } from '../../content/desk-vocabulary.ts'
import type { Position } from '../../dialog/event.ts'

/** How often a flow was entered, and how those visits ended. */
export interface FlowCount {
  readonly starts: number
  readonly solved: number
  readonly person: number
  readonly dropped: number
}

/** How often a step was shown, and how often the conversation ended there without help. */
export interface StepCount {
  readonly shown: number
  readonly dropped: number
  /** How often each choice was taken. */
  readonly ways: Readonly<Record<string, number>>
}

/** How messages of an intent were understood. */
export interface IntentCount {
  readonly answered: number
  readonly clarified: number
  /** The merchant was asked and had meant something else. */
  readonly wrong: number
}

/** A message that led to a clarifying question, or was called out of scope. */
interface UnclearMessage {
  readonly seq: number
  readonly at: number
  readonly reason: 'clarify' | 'out-of-scope'
  /** What it was taken for, if for anything. */
  readonly intent: string | null
  /** What the merchant chose when asked. */
  readonly chosen: string | null
}

/** The counts of one conversation. */
export interface Case {
  readonly flow: string | null
  readonly outcome: CaseOutcome
  readonly handedOver: boolean
  readonly messages: number
  readonly unclear: readonly UnclearMessage[]
  /** Whether the merchant is being asked about the last unclear message. */
  readonly asking: boolean
  readonly flows: Readonly<Record<string, FlowCount>>
  /** By `flow/node`. */
  readonly steps: Readonly<Record<string, StepCount>>
  readonly intents: Readonly<Record<string, IntentCount>>
  /** The step that waits for an answer. */
  readonly at: Position | null
  /** Whether a person has closed it and nobody has written since. */
  readonly closed: boolean
  readonly reopened: number
  /** When the merchant first asked for a person; null before that, and once a person has spoken. */
  readonly askedAt: number | null
  /** From the first request for a person to that person's first message, in milliseconds. */
  readonly wait: number | null
  readonly stars: number | null
  /** The last agent who had it. */
  readonly agent: string | null
}

export const emptyCase: Case = {
  flow: null,
  outcome: 'open',
  handedOver: false,
  messages: 0,
  unclear: [],
  asking: false,
  flows: {},
  steps: {},
  intents: {},
  at: null,
  closed: false,
  reopened: 0,
  askedAt: null,
  wait: null,
  stars: null,
  agent: null,
}
