/** Everything that the understanding is built from: plain data, compiled from `content/`. */
export interface UnderstandingContent {
  readonly intents: readonly IntentContent[]
  readonly lexicon: Lexicon
  readonly answers: AnswersContent
  readonly screenTexts: readonly ScreenText[]
  readonly responseCodes: readonly ResponseCode[]
  readonly thresholds: Thresholds
}

export const intentKinds = ['problem', 'move', 'social', 'off'] as const
/** `problem` has a flow; `move` steers the conversation; `off` is what this desk does not handle. */
export type IntentKind = (typeof intentKinds)[number]

export interface IntentContent {
  readonly id: string
  /** A short phrase for the problem, used in clarifying questions. */
  readonly label: string
  readonly kind: IntentKind
  readonly rules: readonly RuleContent[]
  readonly utterances: readonly string[]
}

/**
 * Fires when every `all` atom is met and no `not` atom is. An atom is a concept of the lexicon with an
 * optional polarity (`settle`, `settle:done`, `settle:not`, `settle:any`); `a|b` is met by either. `whole`
 * requires instead that the message consists of a single term of a concept, apart from fillers.
 */
export interface RuleContent {
  readonly name: string
  readonly all?: readonly string[] | undefined
  readonly not?: readonly string[] | undefined
  readonly whole?: string | undefined
  /** Atoms may stand in different clauses. */
  readonly within?: 'clause' | 'message' | undefined
  /** Of several rules that fire, the heaviest decides; 1 by default. */
  readonly weight?: number | undefined
}

export interface Lexicon {
  /** Concept → terms. Written terms of any length count; similar sounds count from two syllables on. */
  readonly concepts: Readonly<Record<string, readonly string[]>>
  /** Regional word → the word used in this content. */
  readonly regional: Readonly<Record<string, string>>
  /** English word, or the initials of one of our words, typed alone → what it means here. */
  readonly meanings: Readonly<Record<string, string>>
  /** Concepts whose terms count only as written. */
  readonly writtenOnly: readonly string[]
  /** Characters too common in speech to be a misspelling of another character. */
  readonly neverMisheard: string
  /** Latin words that are not typed pinyin. */
  readonly english: readonly string[]
  /** Word → its syllables, for words in which a character does not have its commonest reading. */
  readonly readings: Readonly<Record<string, string>>
  /** Words without meaning at either end of a short answer. */
  readonly fillers: readonly string[]
  /** Polite words before the actual message: 请问, 你好. */
  readonly openings: readonly string[]
  /** Words of politeness or hurry that form a clause of their own: 谢谢, 在线等. */
  readonly asides: readonly string[]
  /** Words that start a new clause even without punctuation. */
  readonly connectors: readonly string[]
  /**
   * Words that rule a clause out (不是没纸) or point to the one meant (就是储存满); also recognised in typed pinyin.
   */
  readonly dismissals: readonly string[]
  /** Connectors that add another problem: what comes before them is treated first. */
  readonly additions: readonly string[]
  /** Additions that are recognised even when misspelt. */
  readonly heardAdditions: readonly string[]
}

/** What a message by itself can say about an open question without choosing. */
export const bearings = ['unsure', 'what-now', 'unclear', 'wait', 'worry', 'quit', 'none'] as const
/** Bearings whose phrases may be followed by more words. */
export const looseBearings = ['why-to', 'unsure', 'wait', 'worry', 'why'] as const
/** The outcome that words tell, whatever the question; where several are told, the first of these counts. */
export const tones = ['failure', 'deny', 'done', 'affirm'] as const
export type Tone = (typeof tones)[number]
/** The place on the screen by which a merchant names a choice. */
export const places = ['first', 'last', 'middle'] as const
export type Place = (typeof places)[number]

/**
 * How free words are understood while a question is open. A pattern like 没(看到|见着) stands for several phrases.
 */
export interface AnswersContent {
  /** Bearing → phrases that make up the whole message, apart from fillers. */
  readonly bearings: Readonly<Record<(typeof bearings)[number], readonly string[]>>
  /**
   * Bearing → patterns that allow more words; a problem named among those comes first, except for `why-to`.
   */
  readonly loose: Readonly<Record<(typeof looseBearings)[number], readonly string[]>>
  /** Tone → words that tell it anywhere in a message. */
  readonly tones: Readonly<Record<Tone, readonly string[]>>
  /** Letters that mean yes only at either end of a short message. */
  readonly brief: readonly string[]
  /** Words that make a message a question. */
  readonly asking: readonly string[]
  /** Phrases that contain one of those words without asking: 没什么. */
  readonly telling: readonly string[]
  /** Words before or after a word whose meaning is asked. */
  readonly meaning: readonly string[]
  /** Word → the word that replaces it in comparisons. */
  readonly alike: Readonly<Record<string, string>>
  /** Letters ignored when wordings are compared. */
  readonly light: string
  /** Letters found in most sentences: sharing one proves nothing. */
  readonly common: string
  /** Letters that negate what follows. */
  readonly negation: string
  /** Polite words, removed from the end of an answer. */
  readonly courtesies: readonly string[]
  readonly places: Readonly<Record<Place, readonly string[]>>
}

/** Words that a device shows, and the problem that they indicate. */
export interface ScreenText {
  readonly text: string
  readonly intent: string
}

/** An answer code (field 39) as terminals show it, with what the merchant can do. */
interface ResponseCode {
  readonly code: string
  readonly text: string
  readonly advice: string
}

/** Determined by `npm run understand -- --fit`, never edited by hand. */
export interface Thresholds {
  /** Least score for answering outright. */
  readonly answer: number
  /** Least lead over the runner-up for answering outright. */
  readonly margin: number
  /** Below this score nothing is offered: the message is out of scope. */
  readonly scope: number
  /**
   * The background must lead by this much for a message to be turned away; otherwise the likeliest intents
   * are offered.
   */
  readonly away: number
  /** A classifier this sure of something else contests a rule for parts of a message: both are offered. */
  readonly contest: number
  /** A classifier this sure is followed instead of the rule. */
  readonly overrule: number
  /** A classifier this sure of the background turns away what a rule for parts of a message would answer. */
  readonly dismiss: number
  /** How the evidence that a message is for this desk is weighed. */
  readonly ours: ScopeWeights
}

/** The weights of a logistic regression for the probability that a message is for this desk. */
export interface ScopeWeights {
  /** Weight of the classifier's log odds against the background. */
  readonly lead: number
  /** Weight of the characters' mean familiarity. */
  readonly familiarity: number
  readonly bias: number
}
