import type { AgentRole } from './owner.ts'
import type { Understanding } from './understanding.ts'
import type { TerminalDemonstration, TerminalReport, WireChoice, WireEvent } from './wire.ts'

/** A place in a flow. It consists of ids, never of an index, so that edited content cannot shift it. */
export interface Position {
  readonly flow: string
  readonly node: string
}

/**
 * What the bot said, word for word: kept with the event, so that a transcript stays true when wording is
 * edited.
 */
export interface Speech {
  readonly text: string
  readonly choices?: readonly WireChoice[]
  readonly collects?: NonNullable<WireEvent['collects']>
  readonly step?: NonNullable<WireEvent['step']>
  readonly seen?: string
  readonly screen?: NonNullable<WireEvent['screen']>
  readonly terminal?: TerminalDemonstration
}

/** One line of a handoff summary. */
export interface SummaryLine {
  readonly label: string
  readonly value: string
}

/** Why the merchant is given help with the open step: what they said to it, or that it was not understood. */
export const helpCauses = [
  'unsure',
  'what-now',
  'unclear',
  'none',
  'noted',
  'calm',
  'asks',
  'again',
  'repeat',
  'lost',
  'off',
] as const
export type HelpCause = (typeof helpCauses)[number]

/** Where a line of the bot that belongs to no node comes from. */
export type Saying =
  | { readonly key: 'welcome' | 'rephrase' | 'outOfScope' | 'anythingElse' | 'restarted' }
  | {
      readonly key:
        | 'cannotGoBack'
        | 'notHere'
        | 'glad'
        | 'notSolved'
        | 'secretMasked'
        | 'badPhone'
        | 'looping'
        | 'offerPerson'
        | 'photoKept'
        | 'whenReady'
        | 'safe'
    }
  | { readonly key: 'clarify' }
  /** What a word means; why a flow does what it does. */
  | { readonly key: 'meaning'; readonly term: string }
  | { readonly key: 'reason'; readonly flow: string }
  /** Help with the open step, and why it is given; the second time a person is offered. */
  | { readonly key: 'help'; readonly why: HelpCause; readonly again: boolean }
  | { readonly key: 'social' | 'noFlow' | 'second' | 'whichOf'; readonly intent: string }
  | { readonly key: 'digress' | 'resume' | 'resumeAsk' | 'leaveAsk'; readonly flow: string }
  | { readonly key: 'nudge' | 'close'; readonly flow: string }
  | { readonly key: 'corrected'; readonly slot: string; readonly value: string }

/** The facts of a conversation, in the past tense. Its state is their fold (see `conversation.ts`). */
export type EventBody =
  | { readonly type: 'conversationStarted'; readonly from: 'system'; readonly version: string }
  | {
      readonly type: 'merchantSpoke'
      readonly from: 'merchant'
      readonly messageId: string
      /** Already masked. */
      readonly text: string
      readonly understanding: Understanding
    }
  | {
      readonly type: 'choiceMade'
      /** `merchant` when a button was touched; `system` when typed words or the terminal made the choice. */
      readonly from: 'merchant' | 'system'
      readonly messageId: string
      readonly by: 'touch' | 'words' | 'terminal'
      readonly choice: string
      readonly flow?: string
      readonly node?: string
      readonly failed?: boolean
      readonly speech?: Speech
    }
  | {
      readonly type: 'terminalReported'
      readonly from: 'merchant'
      readonly messageId: string
      readonly report: TerminalReport
    }
  | {
      readonly type: 'photoSent'
      readonly from: 'merchant'
      readonly messageId: string
      /** Id of the photo within the conversation; its bytes are kept beside the log. */
      readonly photo: string
    }
  | {
      readonly type: 'flowStarted'
      readonly from: 'system'
      readonly flow: string
      readonly version: string
      /** `run` and `digression` return to the step that they interrupted. */
      readonly cause: 'intent' | 'choice' | 'run' | 'digression'
      /** Where the calling flow continues after a `run`; without it, the calling flow ends with this one. */
      readonly returnTo?: Position
      /** Slots of the previous problem that no longer hold. */
      readonly forgets?: readonly string[]
    }
  | { readonly type: 'slotFilled'; readonly from: 'system'; readonly slot: string; readonly value: string }
  | {
      readonly type: 'flowEnded'
      readonly from: 'system'
      readonly flow: string
      readonly outcome: 'solved' | 'elsewhere' | 'person' | 'left'
    }
  | { readonly type: 'problemKept'; readonly from: 'system'; readonly intent: string }
  | { readonly type: 'steppedBack'; readonly from: 'system' }
  | { readonly type: 'restarted'; readonly from: 'system' }
  | { readonly type: 'walkStopped'; readonly from: 'system'; readonly flow: string; readonly node: string }
  | {
      readonly type: 'stepShown'
      readonly from: 'bot'
      readonly flow: string
      readonly node: string
      /** Ids of the choices offered; empty where the node only speaks. */
      readonly offered: readonly string[]
      readonly waits: boolean
      readonly speech?: Speech
    }
  | {
      readonly type: 'said'
      readonly from: 'bot'
      readonly saying: Saying
      /** Choices that stay on offer until the next ones; absent where the open step's choices remain. */
      readonly offered?: readonly string[]
      readonly speech?: Speech
    }
  | {
      readonly type: 'demonstrationShown'
      readonly from: 'bot'
      readonly flow: string
      readonly node: string
      readonly speech?: Speech
    }
  | {
      readonly type: 'demonstrationShown'
      readonly from: 'agent'
      readonly agent: string
      readonly name: string
      readonly messageId: string
      readonly flow: string
      readonly node: string
      readonly speech?: Speech
    }
  | {
      readonly type: 'handoffRequested'
      readonly from: 'bot'
      readonly flow: string
      readonly node: string
      readonly summary?: readonly SummaryLine[]
      readonly speech?: Speech
    }
  | OwnershipEvent

/** Facts about who has the conversation, and what merchant and person say to each other. */
type OwnershipEvent =
  | {
      readonly type: 'conversationClaimed'
      readonly from: 'system'
      readonly messageId: string
      readonly agent: string
      readonly name: string
      readonly cause: 'claim' | 'takeover' | 'transfer'
      readonly speech?: Speech
    }
  | {
      readonly type: 'conversationReleased'
      readonly from: 'system'
      readonly messageId: string
      readonly agent: string
      readonly cause: 'release' | 'lease-expired'
      readonly speech?: Speech
    }
  | {
      readonly type: 'handedBack'
      readonly from: 'system'
      readonly messageId: string
      readonly agent: string
      readonly flow: string
      readonly node: string
      readonly speech?: Speech
    }
  | {
      readonly type: 'agentSpoke'
      readonly from: 'agent'
      readonly agent: string
      readonly name: string
      readonly role: AgentRole
      readonly messageId: string
      readonly text: string
    }
  | {
      readonly type: 'conversationClosed'
      readonly from: 'system'
      readonly messageId: string
      readonly agent: string
      /** Id of an outcome in the console's content. */
      readonly outcome: string
      /** A person has to come back to this case. */
      readonly followUp: boolean
      readonly speech?: Speech
    }
  /** What the merchant was told about the queue; `place` counts from 1. */
  | {
      readonly type: 'queueTold'
      readonly from: 'system'
      readonly messageId: string
      readonly key: 'place' | 'next' | 'nobody' | 'closed'
      readonly place: number
      readonly speech?: Speech
    }
  /** The merchant no longer waits for a person. */
  | { readonly type: 'queueLeft'; readonly from: 'system' }
  | {
      readonly type: 'rated'
      readonly from: 'merchant'
      readonly messageId: string
      readonly stars: number
      readonly comment?: string
    }
  | {
      readonly type: 'callbackLeft'
      readonly from: 'merchant'
      readonly messageId: string
      /** Masked; the full number is kept in a table. */
      readonly phone: string
      readonly speech?: Speech
    }

/** An event in the log: `seq` counts from 1 without gaps, `at` is in milliseconds since 1970. */
export type ConversationEvent = { readonly seq: number; readonly at: number } & EventBody

/** An event in which the bot says something. */
export type SpokenEvent = Extract<ConversationEvent, { from: 'bot' }>
