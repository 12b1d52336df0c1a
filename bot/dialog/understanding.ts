/** What the open step expects: a message is tried against this before a topic is looked for. */
export interface Awaiting {
  /** Choices on offer, in the order shown. */
  readonly choices: readonly AwaitedChoice[]
  /** Free input that the step collects instead of, or in addition to, a choice. */
  readonly expects?: DetailKind
  /** The question in the wording that the merchant saw. */
  readonly asked?: string
  /** Intents of the flows that are open. */
  readonly open?: readonly string[]
  /** Words that can be explained. */
  readonly words?: readonly string[]
}

/**
 * What a message says about the open question without choosing: the merchant does not know, asks what to do
 * now, does not follow, needs time, fears for money, has had enough, says that none of it applies, asks why
 * or what a word means, asks something else, or describes the open problem again.
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
  /** Conversation moves that amount to this choice here, such as `affirm` or `done`. */
  readonly means: readonly string[]
  /** Intents of the flow that this choice leads to without another question. */
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

const secretKinds = ['card', 'id-number', 'code', 'password', 'phone'] as const
/** Personal data masked in the message before anybody could see it. */
export type SecretKind = (typeof secretKinds)[number]

/**
 * One message, understood. `score` is 0–1; `options` holds up to three intents for a clarifying question,
 * best first; `second` is another problem named in the same message, to be offered afterwards.
 */
export interface Understanding {
  /** The message with personal data masked: the only form that may be stored, logged or shown. */
  readonly text: string
  readonly decision: 'answer' | 'clarify' | 'out-of-scope'
  readonly intent: string | null
  readonly score: number
  readonly options: readonly string[]
  readonly second: string | null
  /** The awaited choice that this message makes; choices are tried before topics. */
  readonly choice: string | null
  /** Absent where the message says nothing beyond the other fields. */
  readonly bearing?: Bearing
  /** The word that the merchant asks about, where the bearing is `meaning`. */
  readonly term?: string
  readonly details: readonly Detail[]
  readonly secrets: readonly SecretKind[]
  readonly why: Why
}

/** Why the message was understood this way: shown to agents and testers, never to merchants. */
export interface Why {
  readonly by: 'choice' | 'rule' | 'screen-text' | 'classifier' | 'nothing'
  /** The rule, screen text or awaited choice that decided. */
  readonly rule?: string
  /** The words or n-grams that counted most, strongest first. */
  readonly terms: readonly string[]
  readonly runnerUp?: { readonly intent: string; readonly score: number }
  readonly thresholds?: { readonly answer: number; readonly margin: number; readonly scope: number }
}
