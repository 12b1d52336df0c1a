import { splitClauses } from './clauses.ts'
import { type ConceptIndex, findConcepts, indexConcepts, isTelling, type Occurrence } from './concepts.ts'
import type { Lexicon } from './content.ts'
import { heardAdditionIn } from './heard-addition.ts'
import { lettersOf } from './letters-of.ts'
import { literal } from './literal.ts'
import { foreignWith, normalize } from './normalize.ts'
import { readAloudWith } from './read-aloud.ts'
import { latinWith } from './split-latin.ts'
import { tokenize } from './tokenize.ts'
import type { Name, Names, Token } from './tokens.ts'
import { withoutCourtesiesOf } from './without-courtesies.ts'
import { withoutDismissed } from './without-dismissed.ts'
import { writeOutWith } from './write-out.ts'

/** A message split into clauses of tokens, with the lexicon's terms found in each. */
export interface Read {
  readonly text: string
  readonly clauses: readonly (readonly Token[])[]
  readonly occurrences: readonly (readonly Occurrence[])[]
  /** The first clause that adds another problem (还有…, 另外…); null where there is none. */
  readonly addition: number | null
}

/** A wording of the content, read for comparison with messages. */
export interface ReadWording {
  /** Its letters and digits after normalisation. */
  readonly letters: string
  readonly sounds: readonly string[]
  /** Its sounds and pairs of adjacent sounds. */
  readonly grams: ReadonlySet<string>
  /** The part before a bracket or comma: 「电签（没有打印机）」 is also called 电签. */
  readonly brief: ReadWording | null
}

/** How messages are read with a lexicon. */
export interface Reading {
  readonly names: Names
  readonly normalizeText: (message: string) => string
  readonly tokensOf: (clause: string) => readonly Token[]
  readonly read: (message: string) => Read
  /** For wordings of the content only: their number is limited, and each is read once. */
  readonly readWording: (wording: string) => ReadWording
  /** The terms found in a clause of tokens. */
  readonly conceptsIn: (clause: readonly Token[]) => readonly Occurrence[]
}

/** A part of a message without a break. */
interface Part {
  readonly tokens: readonly Token[]
  /** Whether it adds another problem to what was said before. */
  readonly adds: boolean
}

/**
 * Creates the reading for a lexicon. Concepts in `wholes` count only as whole messages: a 不 inside a sentence
 * is not a no.
 */
export function readingOf(lexicon: Lexicon, wholes: ReadonlySet<string>): Reading {
  const foreign = foreignWith(lexicon)
  const names: Names = new Map()
  const tokenizer = {
    names,
    readAloud: readAloudWith(lexicon.readings, names),
    latin: latinWith(lexicon.english, names),
  }
  const normalizeText = (message: string) => normalize(message, foreign)
  const tokensOf = (clause: string) => tokenize(clause, tokenizer)
  const index: ConceptIndex = indexConcepts(
    Object.fromEntries(
      Object.entries(lexicon.concepts)
        .filter(([concept]) => !wholes.has(concept))
        .map(([concept, terms]) => [concept, terms.map(normalizeText)]),
    ),
    lexicon,
    tokensOf,
    names,
  )
  const conceptsIn = (clause: readonly Token[]) => findConcepts(index, clause)
  const writeOut = writeOutWith([...lexicon.connectors, ...lexicon.dismissals])
  const wordings = new Map<string, ReadWording>()
  const readWording = (wording: string): ReadWording => {
    const known = wordings.get(wording)
    if (known) return known
    const letters = lettersOf(normalizeText(wording))
    const sounds = soundsOf(tokensOf(letters))
    const [first = '', ...more] = wording.split(/[（(，,、/]/)
    const brief = more.length > 0 ? readWording(first.trim()) : null
    const read = { letters, sounds, grams: gramsOf(sounds), brief }
    wordings.set(wording, read)
    return read
  }
  const addition = new RegExp(lexicon.additions.map(literal).join('|') || '(?!)')
  const withoutCourtesies = withoutCourtesiesOf(lexicon)
  const heardIn = heardAdditionIn(lexicon.heardAdditions.map(tokensOf), new Set(lexicon.neverMisheard))
  const partsOf = (clause: string): readonly Part[] => {
    const tokens = tokensOf(clause)
    const adds = addition.test(clause)
    const heard = adds ? -1 : heardIn(tokens)
    if (heard < 0) return [{ tokens, adds }]
    return [
      { tokens: tokens.slice(0, heard), adds: false },
      { tokens: tokens.slice(heard), adds: true },
    ]
  }
  return {
    names,
    normalizeText,
    tokensOf,
    conceptsIn,
    readWording,
    read: message => {
      const text = normalizeText(message)
      const said = withoutCourtesies(withoutDismissed(splitClauses(writeOut(text), lexicon.connectors)))
        .flatMap(partsOf)
        .filter(({ tokens }) => tokens.length > 0)
      const clauses = said.map(({ tokens }) => tokens)
      const addition = said.findIndex((part, at) => at > 0 && part.adds)
      return { text, clauses, occurrences: clauses.map(conceptsIn), addition: addition < 0 ? null : addition }
    },
  }
}

/** The sounds of tokens. */
export const soundsOf = (tokens: readonly Token[]): readonly string[] =>
  tokens.map(({ syllable, character }) => syllable ?? character ?? '')

/** Sounds, and the pairs of adjacent ones. */
export const gramsOf = (sounds: readonly string[]): ReadonlySet<string> =>
  new Set([...sounds, ...sounds.slice(1).map((sound, index) => `${sounds[index]} ${sound}`)])

/** A feature of its own: the absence of any word of the trade says much about what a message is not. */
const nothingMet: readonly Name[] = [{ key: 'k nothing', number: 0 }]

/** The concepts named in a text, each alone and with its polarity, as features beside the n-grams. */
export function conceptFeatures(clauses: readonly (readonly Occurrence[])[]): readonly Name[] {
  const found: Name[] = []
  for (const occurrences of clauses) {
    for (const occurrence of occurrences) {
      if (!isTelling(occurrence)) continue
      const [concept, said] = occurrence.features
      if (!found.includes(concept)) found.push(concept)
      if (!found.includes(said)) found.push(said)
    }
  }
  return found.length === 0 ? nothingMet : found
}
