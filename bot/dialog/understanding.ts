/** What the open step expects: the understanding tries this before it looks for a topic. */
export interface Awaiting {
  /** Choices on offer, in the order shown. */
  readonly choices: readonly AwaitedChoice[]
  /** Free input the step collects instead of, or beside, a choice. */
  readonly expects?: DetailKind
  /** The question as it was asked. */
  readonly asked?: string
  /** Intents of the flows that are open. */
  readonly open?: readonly string[]
  /** Words that can be explained. */
  readonly words?: readonly string[]
}

/**
 * What a message is to the open question when it makes no choice: does not know, asks what to do now, does not follow,
 * needs time, fears for money, has enough, says that none of it is there, asks why or what a word means, asks something else, tells the open problem again.
 */
export type Bearing =
  | 'unsure'
  | 'what-now'
  | 'unclear'
  | 'wait'
  | 'worry'
  | 'quit'
  | 'none'
  | 'why'
  | 'meaning'
  | 'asks'
  | 'again'

export interface AwaitedChoice {
  readonly id: string
  readonly label: string
  /** Other wordings of this choice, written by the author. */
  readonly also: readonly string[]
  /** Conversation moves that count as this choice here, such as `affirm` or `done`. */
  readonly means: readonly string[]
  /** Intents of the flow that it leads to without another question. */
  readonly leads?: readonly string[]
}

export const detailKinds = [
  'amount',
  'count',
  'time',
  'response-code',
  'terminal-kind',
  'operator',
  'phone',
] as const
export type DetailKind = (typeof detailKinds)[number]

/** A value found in a message: an amount in yuan, a count, a response code, a kind of terminal… */
export interface Detail {
  readonly kind: DetailKind
  /** Canonical value: yuan with two decimals (`1200.00`), digits, `classic`, `96`. */
  readonly value: string
  /** The merchant's own words for it. */
  readonly text: string
}

export const secretKinds = ['card', 'id-number', 'code', 'password', 'phone'] as const
/** Personal data that was masked in the message before anybody saw it. */
export type SecretKind = (typeof secretKinds)[number]

/**
 * One message, understood. `score` is 0–1; `options` holds up to three intents a clarifying question would
 * offer, best first; `second` is another problem named in the same message, to be offered afterwards.
 */
export interface Understanding {
  /** The message with personal data masked: the only form that may be stored, logged or shown. */
  readonly text: string
  readonly decision: 'answer' | 'clarify' | 'out-of-scope'
  readonly intent: string | null
  readonly score: number
  readonly options: readonly string[]
  readonly second: string | null
  /** The awaited choice this message makes, tried before topics. */
  readonly choice: string | null
  /** Absent where nothing was heard but what the other fields tell. */
  readonly bearing?: Bearing
  /** The word that is asked about, with the bearing `meaning`. */
  readonly term?: string
  readonly details: readonly Detail[]
  readonly secrets: readonly SecretKind[]
  readonly why: Why
}

/** Why the message was read as it was: shown to agents and testers, never to merchants. */
export interface Why {
  readonly by: 'choice' | 'rule' | 'screen-text' | 'classifier' | 'nothing'
  /** The rule, screen text or awaited choice that decided. */
  readonly rule?: string
  /** The words or n-grams that counted, strongest first. */
  readonly terms: readonly string[]
  readonly runnerUp?: { readonly intent: string; readonly score: number }
  readonly thresholds?: { readonly answer: number; readonly margin: number; readonly scope: number }
}
