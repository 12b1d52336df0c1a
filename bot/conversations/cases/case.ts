import type { CaseOutcome } from '../../content/desk-vocabulary.ts'
import type { Position } from '../../dialog/event.ts'

/** How often a flow was entered, and how those visits ended. */
export interface FlowCount {
  readonly starts: number
  readonly solved: number
  readonly person: number
  readonly dropped: number
}

/** How often a step was shown, and how often the merchant was lost there. */
export interface StepCount {
  readonly shown: number
  readonly dropped: number
  /** How often each choice was taken. */
  readonly ways: Readonly<Record<string, number>>
}

/** How messages of an intent were taken. */
export interface IntentCount {
  readonly answered: number
  readonly clarified: number
  /** The merchant was asked, and meant something else. */
  readonly wrong: number
}

/** A message that the bot asked back about, or said is not its business. */
export interface UnclearMessage {
  readonly seq: number
  readonly at: number
  readonly reason: 'clarify' | 'out-of-scope'
  /** What it was taken for, if for anything. */
  readonly intent: string | null
  /** What the merchant chose when asked. */
  readonly chosen: string | null
}

/** What is counted of one conversation. */
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
  /** Whether a person closed it and nobody wrote since. */
  readonly closed: boolean
  readonly reopened: number
  /** Since when a person is waited for the first time; null before and after. */
  readonly askedAt: number | null
  /** From the first call for a person to the first word of one, in milliseconds. */
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
