/** Everything the understanding is built from: plain data, compiled from `content/`. */
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
  /** A short phrase that names the problem in a clarifying question. */
  readonly label: string
  readonly kind: IntentKind
  readonly rules: readonly RuleContent[]
  readonly utterances: readonly string[]
}

/**
 * Fires when every `all` atom is met and no `not` atom is. An atom is a concept of the lexicon with an optional
 * polarity (`settle`, `settle:done`, `settle:not`, `settle:any`); `a|b` is met by either. `whole` asks
 * instead that the message is nothing but one term of a concept, fillers aside.
 */
export interface RuleContent {
  readonly name: string
  readonly all?: readonly string[] | undefined
  readonly not?: readonly string[] | undefined
  readonly whole?: string | undefined
  /** Atoms may stand in different clauses. */
  readonly within?: 'clause' | 'message' | undefined
  /** Of two rules that fire, the heavier decides; 1 unless written. */
  readonly weight?: number | undefined
}

export interface Lexicon {
  /** Concept → terms. Exact terms of any length count; a like-sounding one needs two syllables or more. */
  readonly concepts: Readonly<Record<string, readonly string[]>>
  /** Regional word → the word used in this content. */
  readonly regional: Readonly<Record<string, string>>
  /** English word or initials of a word of ours, typed alone → what it means here. */
  readonly meanings: Readonly<Record<string, string>>
  /** Concepts whose terms only count as written. */
  readonly writtenOnly: readonly string[]
  /** Characters too common in speech to be taken for a misspelling of another. */
  readonly neverMisheard: string
  /** Latin words that are not typed pinyin. */
  readonly english: readonly string[]
  /** Word → its syllables, where the commonest reading of a character is the wrong one. */
  readonly readings: Readonly<Record<string, string>>
  /** Words that carry no meaning at the edges of a short answer. */
  readonly fillers: readonly string[]
  /** Politeness before the matter: 请问, 你好. */
  readonly openings: readonly string[]
  /** Politeness and hurry in a clause of their own: 谢谢, 在线等. */
  readonly asides: readonly string[]
  /** Words that start a new clause without punctuation. */
  readonly connectors: readonly string[]
  /** Words that set a clause aside (不是没纸) or take up the one meant (就是储存满); known when typed in pinyin. */
  readonly dismissals: readonly string[]
  /** Those of the connectors that add another matter: what stands before them comes first. */
  readonly additions: readonly string[]
  /** Those of the additions that are known when they are misspelt. */
  readonly heardAdditions: readonly string[]
}

/** What a message can be to an open question, beside a choice, by what it says alone. */
export const bearings = ['unsure', 'what-now', 'unclear', 'wait', 'worry', 'quit', 'none'] as const
/** Those that more words may follow. */
export const looseBearings = ['why-to', 'unsure', 'wait', 'worry', 'why'] as const
/** The outcome that words tell, whatever the question; of several the first. */
export const tones = ['failure', 'deny', 'done', 'affirm'] as const
export type Tone = (typeof tones)[number]
/** Where on the screen the choice stands that is meant. */
export const places = ['first', 'last', 'middle'] as const
export type Place = (typeof places)[number]

/** How free words are heard while a question is open. A pattern like 没(看到|见着) stands for several phrases. */
export interface AnswersContent {
  /** Bearing → phrases that are all that is said, fillers aside. */
  readonly bearings: Readonly<Record<(typeof bearings)[number], readonly string[]>>
  /** Bearing → patterns that leave room for more: but for `why-to` a problem named in it comes first. */
  readonly loose: Readonly<Record<(typeof looseBearings)[number], readonly string[]>>
  /** Tone → words that tell it wherever they stand. */
  readonly tones: Readonly<Record<Tone, readonly string[]>>
  /** Letters that are a yes only where they open or end a few words. */
  readonly brief: readonly string[]
  /** A message with one of these asks. */
  readonly asking: readonly string[]
  /** Hold one of those words and ask nothing: 没什么. */
  readonly telling: readonly string[]
  /** Stand before or after a word whose meaning is asked. */
  readonly meaning: readonly string[]
  /** Word → the word that it is compared as. */
  readonly alike: Readonly<Record<string, string>>
  /** Letters left out when wordings are compared. */
  readonly light: string
  /** Letters that stand in most sentences: sharing one tells nothing. */
  readonly common: string
  /** Letters that turn the sense of what follows. */
  readonly negation: string
  /** Taken off the end of an answer. */
  readonly courtesies: readonly string[]
  readonly places: Readonly<Record<Place, readonly string[]>>
}

/** Words a device shows, and the problem they tell of. */
export interface ScreenText {
  readonly text: string
  readonly intent: string
}

/** An answer code (field 39) as terminals show it, with what the merchant can do. */
export interface ResponseCode {
  readonly code: string
  readonly text: string
  readonly advice: string
}

/** Fitted by `npm run understand -- --fit`, never typed by hand. */
export interface Thresholds {
  /** Least score to answer outright. */
  readonly answer: number
  /** Least lead over the runner-up to answer outright. */
  readonly margin: number
  /** Below this score nothing is offered: the message is out of scope. */
  readonly scope: number
  /** The background must lead by this much to turn a message away; else what is likeliest is offered. */
  readonly away: number
  /** A classifier this sure of something else than a rule for parts of a message is heard: both are offered. */
  readonly contest: number
  /** One this sure is followed, and the rule is not. */
  readonly overrule: number
  /** One this sure of the background turns away what a rule for parts of a message would answer. */
  readonly dismiss: number
  /** How the evidence for a message being ours is weighed. */
  readonly ours: ScopeWeights
}

/** The weights of a logistic regression: how surely a message is for this desk. */
export interface ScopeWeights {
  /** Of the classifier's log odds against the background. */
  readonly lead: number
  /** Of the mean familiarity of the characters. */
  readonly familiarity: number
  readonly bias: number
}
