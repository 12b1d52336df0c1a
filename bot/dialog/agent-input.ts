import type { Agent } from './owner.ts'

/** What the people at the desk do in a conversation, and what the desk does on their behalf. */
export type AgentInput =
  /**
   * `claim` takes a waiting merchant; `takeover` also takes one from the bot, or (supervisors only) from a
   * colleague.
   */
  | {
      readonly kind: 'claim'
      readonly messageId: string
      readonly agent: Agent
      readonly cause: 'claim' | 'takeover'
    }
  | { readonly kind: 'release'; readonly messageId: string; readonly agent: Agent }
  /** The browser of `agent` has been silent for too long. */
  | { readonly kind: 'lease-expired'; readonly messageId: string; readonly agent: string }
  | { readonly kind: 'transfer'; readonly messageId: string; readonly agent: Agent; readonly to: Agent }
  | { readonly kind: 'say'; readonly messageId: string; readonly agent: Agent; readonly text: string }
  /** The bot carries on at this step, or at the start of the flow where no node is given. */
  | {
      readonly kind: 'hand-back'
      readonly messageId: string
      readonly agent: Agent
      readonly flow: string
      readonly node?: string
    }
  /** Plays a step's key presses on the merchant's simulator. */
  | {
      readonly kind: 'demonstrate'
      readonly messageId: string
      readonly agent: Agent
      readonly flow: string
      readonly node: string
    }
  | {
      readonly kind: 'close'
      readonly messageId: string
      readonly agent: Agent
      readonly outcome: string
      readonly followUp: boolean
    }
  /** The desk tells a waiting merchant about the queue. `place` counts from 1. */
  | {
      readonly kind: 'place'
      readonly messageId: string
      readonly place: number
      /** Whether anybody is on duty. */
      readonly attended: boolean
    }
