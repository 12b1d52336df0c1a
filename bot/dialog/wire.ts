/** The wire protocol's types: the browser imports them with `import type`, the server produces them. */

export type Speaker = 'merchant' | 'bot' | 'agent' | 'system'

export interface WireChoice {
  readonly id: string
  readonly label: string
}

/** What happened on the embedded simulator since the last report. */
export interface TerminalReport {
  /** Past-tense facts, in order: `signed-in`, `settled`, `slip-printed`, `sale-refused`… */
  readonly facts: readonly string[]
  /** The lines on the terminal's screen now. */
  readonly screen: readonly string[]
  /** The batch the terminal works in now, six digits. */
  readonly batch: string
  /** Transactions held in the terminal's log. */
  readonly count: number
}

/** A demonstration for the embedded simulator: replay `before` at once, then play `script` at reading speed. */
export interface TerminalDemonstration {
  /** Kind of terminal: `classic`, `esign` or `smart`. */
  readonly kind: string
  /** Id of the fault (a file in `content/faults`) the terminal starts with. */
  readonly fault: string
  /** What was pressed in the steps before this one. */
  readonly before: readonly Press[]
  /** What this step presses. */
  readonly script: readonly Press[]
}

/**
 * One act of the merchant's hands. A string is a key legend or the words of a visible menu item or button
 * (「确认」, 「结算」, `1`); an object is an act other than pressing.
 */
export type Press =
  | string
  | { readonly paper: 'load' | 'out' | 'jam' }
  | { readonly power: 'on' | 'off' }
  | { readonly network: 'up' | 'down' }
  | { readonly card: 'swipe' | 'insert' | 'tap' | 'remove'; readonly pan?: string }
  | { readonly wait: number }

export interface WireEvent {
  /** 1, 2, 3… within the conversation, without a gap. */
  readonly seq: number
  /** When, as an ISO 8601 instant. */
  readonly at: string
  readonly from: Speaker
  readonly type: string
  readonly text?: string
  readonly choices?: readonly WireChoice[]
  readonly terminal?: TerminalDemonstration
  /** `3/5` and its name, where the event shows a numbered step. */
  readonly step?: { readonly number: number; readonly of: number; readonly name: string }
  /** What the merchant will see when the step has worked. */
  readonly seen?: string
  readonly flow?: string
  readonly node?: string
  readonly intent?: string
  /** The choice taken, on `choiceMade`. */
  readonly choice?: string
  /** The client's id of the message that this event records: lets the widget pair it with its outbox. */
  readonly messageId?: string
}
