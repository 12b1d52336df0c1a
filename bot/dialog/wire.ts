/** The wire protocol's types: the browser imports them with `import type`, the server produces them. */

import type { Press } from '../terminal/press.ts'
import type { AgentRole } from './owner.ts'

export type { Press } from '../terminal/press.ts'
export type { TerminalReport } from '../terminal/report.ts'

export type Speaker = 'merchant' | 'bot' | 'agent' | 'system'

export interface WireChoice {
  readonly id: string
  readonly label: string
}

/** A demonstration for the embedded simulator: replay `before` at once, then play `script` at reading speed. */
export interface TerminalDemonstration {
  /** Kind of terminal: `classic`, `esign` or `smart`. */
  readonly kind: string
  /** Id of the fault (a file in `content/faults`) the terminal starts with. */
  readonly fault: string
  /** What the earlier steps pressed. */
  readonly before: readonly Press[]
  /** What this step presses. */
  readonly script: readonly Press[]
}

export interface WireEvent {
  /** 1, 2, 3… within the conversation, without a gap. */
  readonly seq: number
  /** When, as an ISO 8601 instant. */
  readonly at: string
  readonly from: Speaker
  readonly type: string
  readonly text?: string
  readonly choices?: readonly WireChoice[]
  /** What the merchant is to type; the choices are ways around it. */
  readonly collects?: 'phone'
  readonly terminal?: TerminalDemonstration
  /** `3/5` and its name, where the event shows a numbered step. */
  readonly step?: { readonly number: number; readonly of: number; readonly name: string }
  /** What the merchant will see when the step has worked. */
  readonly seen?: string
  /**
   * The terminal whose screen after the step can be drawn, and the version of the content that describes it.
   */
  readonly screen?: { readonly kind: string; readonly version: string }
  readonly flow?: string
  readonly node?: string
  readonly intent?: string
  /** Address of the photo, relative to the conversation's address: `photos/…`. */
  readonly photo?: string
  /** The choice taken, on `choiceMade`. */
  readonly choice?: string
  /** The client's id for the message that this event records, by which the widget finds it in its outbox. */
  readonly messageId?: string
  /** The person who is speaking, or who has taken the conversation. */
  readonly name?: string
  readonly role?: AgentRole
  /** 1 to 5, on `rated`. */
  readonly stars?: number
  /** Whether anybody is on duty for waiting merchants, on `queueTold`. */
  readonly attended?: boolean
  /** Name of the slot that was filled, on `slotFilled`; its value is not sent. */
  readonly slot?: string
  /** How a flow ended, on `flowEnded`. */
  readonly outcome?: 'solved' | 'elsewhere' | 'person' | 'left'
}
