import { splitClauses } from './clauses.ts'
import { indexConcepts } from './concepts.ts'
import type { UnderstandingContent } from './content.ts'
import { screenPattern } from './match-screen-text.ts'
import type { Model } from './model.ts'
import { normalize } from './normalize.ts'
import { readAloudWith } from './read-aloud.ts'
import { readRule } from './rules.ts'
import { type Token, tokenize } from './tokens.ts'
import { quickTraining, type Training, train } from './train.ts'
import { indexWholes } from './whole-match.ts'

/** Builds the run-time model from content: indexes the lexicon and trains the classifier. */
export function buildModel(data: UnderstandingContent, training: Training = quickTraining): Model {
  const { intents, lexicon, screenTexts, responseCodes, thresholds } = data
  const reading = readingOf(lexicon)
  const { normalizeText, tokensOf } = reading
  const terms = Object.fromEntries(
    Object.entries(lexicon.concepts).map(([concept, words]) => [concept, words.map(normalizeText)]),
  )
  const rules = intents.flatMap(intent => intent.rules.map(rule => readRule(intent.id, rule)))
  const wholes = [...new Set(rules.flatMap(rule => rule.whole ?? []))]
  const examples = intents.flatMap(intent =>
    intent.utterances.map(utterance => ({ tokens: reading.tokensOfMessage(utterance), label: intent.id })),
  )
  return {
    classifier: train(examples, training),
    rules,
    concepts: indexConcepts(terms, tokensOf),
    wholes: indexWholes(
      wholes.map(concept => [concept, terms[concept] ?? []]),
      lexicon.fillers,
      tokensOf,
    ),
    screenTexts: screenTexts.map(text => screenPattern(text, tokensOf(normalizeText(text.text)))),
    responseCodes: new Set(responseCodes.map(({ code }) => code.toLowerCase())),
    thresholds,
    kinds: new Map(intents.map(intent => [intent.id, intent.kind])),
    connectors: lexicon.connectors,
    normalizeText,
    tokensOf,
  }
}

/** How messages are read with a lexicon: normalised, and cut into tokens. */
export interface Reading {
  readonly normalizeText: (message: string) => string
  readonly tokensOf: (clause: string) => readonly Token[]
  /** All clauses' tokens in one row, as the classifier sees a message. */
  readonly tokensOfMessage: (message: string) => readonly Token[]
}

/** The reading that a lexicon gives. */
export function readingOf(lexicon: UnderstandingContent['lexicon']): Reading {
  const regional = new Map(Object.entries(lexicon.regional))
  const tokenizer = { readAloud: readAloudWith(lexicon.readings), english: new Set(lexicon.english) }
  const normalizeText = (message: string) => normalize(message, regional)
  const tokensOf = (clause: string) => tokenize(clause, tokenizer)
  return {
    normalizeText,
    tokensOf,
    tokensOfMessage: message => splitClauses(normalizeText(message), []).flatMap(tokensOf),
  }
}
