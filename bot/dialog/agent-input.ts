import type { Agent } from './owner.ts'

/** What the people at the desk, and the desk on their behalf, do in a conversation. */
export type AgentInput =
  /** `claim` takes who waits; `takeover` also takes from the bot, and a supervisor from a colleague. */
  | {
      readonly kind: 'claim'
      readonly messageId: string
      readonly agent: Agent
      readonly cause: 'claim' | 'takeover'
    }
  | { readonly kind: 'release'; readonly messageId: string; readonly agent: Agent }
  /** The screen of `agent` was not heard of for too long. */
  | { readonly kind: 'lease-expired'; readonly messageId: string; readonly agent: string }
  | { readonly kind: 'transfer'; readonly messageId: string; readonly agent: Agent; readonly to: Agent }
  | { readonly kind: 'say'; readonly messageId: string; readonly agent: Agent; readonly text: string }
  /** The bot goes on at this step. Without a node, at the start of the flow. */
  | {
      readonly kind: 'hand-back'
      readonly messageId: string
      readonly agent: Agent
      readonly flow: string
      readonly node?: string
    }
  /** Shows on the merchant's simulator what a step presses. */
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
  /** The desk tells who waits how the queue stands. `place` counts from 1. */
  | {
      readonly kind: 'place'
      readonly messageId: string
      readonly place: number
      /** Whether anybody is on duty. */
      readonly attended: boolean
    }
