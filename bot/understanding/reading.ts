import { splitClauses } from './clauses.ts'
import { type ConceptIndex, findConcepts, indexConcepts, isTelling, type Occurrence } from './concepts.ts'
import type { Lexicon } from './content.ts'
import { normalize } from './normalize.ts'
import { readAloudWith } from './read-aloud.ts'
import { type Token, tokenize } from './tokens.ts'

/** A message cut up: its clauses as tokens, and the terms of the lexicon met in each. */
export interface Read {
  readonly text: string
  readonly clauses: readonly (readonly Token[])[]
  readonly occurrences: readonly (readonly Occurrence[])[]
}

/** How messages are read with a lexicon. */
export interface Reading {
  readonly normalizeText: (message: string) => string
  readonly tokensOf: (clause: string) => readonly Token[]
  readonly read: (message: string) => Read
  /** The terms met in a clause of tokens. */
  readonly conceptsIn: (clause: readonly Token[]) => readonly Occurrence[]
}

/**
 * The reading that a lexicon gives. Concepts of `wholes` count only as whole messages: a 不 inside a sentence is not a
 * no.
 */
export function readingOf(lexicon: Lexicon, wholes: ReadonlySet<string>): Reading {
  const regional = new Map(Object.entries(lexicon.regional))
  const tokenizer = { readAloud: readAloudWith(lexicon.readings), english: new Set(lexicon.english) }
  const normalizeText = (message: string) => normalize(message, regional)
  const tokensOf = (clause: string) => tokenize(clause, tokenizer)
  const index: ConceptIndex = indexConcepts(
    Object.fromEntries(
      Object.entries(lexicon.concepts)
        .filter(([concept]) => !wholes.has(concept))
        .map(([concept, terms]) => [concept, terms.map(normalizeText)]),
    ),
    lexicon,
    tokensOf,
  )
  const conceptsIn = (clause: readonly Token[]) => findConcepts(index, clause)
  return {
    normalizeText,
    tokensOf,
    conceptsIn,
    read: message => {
      const text = normalizeText(message)
      const clauses = splitClauses(text, lexicon.connectors)
        .map(tokensOf)
        .filter(tokens => tokens.length > 0)
      return { text, clauses, occurrences: clauses.map(conceptsIn) }
    },
  }
}

/** The concepts that a text names, each alone and with its polarity: features beside the n-grams. */
export function conceptFeatures(occurrences: readonly Occurrence[]): readonly string[] {
  const found = new Set<string>()
  for (const { concept, polarity } of occurrences.filter(isTelling)) {
    found.add(concept)
    found.add(`${concept}:${polarity}`)
  }
  // That no word of the trade was met says much about what the message is not.
  return found.size === 0 ? ['nothing'] : [...found]
}
