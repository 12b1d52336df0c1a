import type { Lexicon } from './content.ts'
import { longestRow } from './gram-table.ts'
import { type Polarity, polarityOf, type Signs, signsOf } from './polarity.ts'
import { endsOn, growTree, type TermTree, treeRoot, wayOn } from './term-tree.ts'
import { keepName, type Name, type Names, type Token } from './tokens.ts'

/** How clearly a term was said: written out, typed in pinyin, or only similar in sound. */
type Certainty = 'exact' | 'typed' | 'sound'

/** A term of the lexicon found in a clause, `start`–`end` in tokens. */
export interface Occurrence {
  readonly concept: string
  readonly term: string
  readonly start: number
  readonly end: number
  readonly certainty: Certainty
  readonly polarity: Polarity
  /** Its names among the features: the concept alone, and the concept with its polarity. */
  readonly features: readonly [Name, Name]
}

/** A single syllable may stand for many words; it only supports other terms. */
export const isTelling = ({ certainty, start, end }: Occurrence): boolean =>
  certainty !== 'sound' || end - start > 1

interface Entry {
  readonly concept: string
  readonly term: string
  readonly characters: readonly (string | null)[]
  readonly features: Readonly<Record<Polarity, readonly [Name, Name]>>
}

/** Terms by their characters and by their sound. */
export interface ConceptIndex {
  readonly written: TermTree<Entry>
  readonly spoken: TermTree<Entry>
  readonly neverMisheard: ReadonlySet<string>
}

/** Builds the index from the lexicon's concepts, their terms already normalised and tokenised. */
export function indexConcepts(
  concepts: Readonly<Record<string, readonly string[]>>,
  { neverMisheard, writtenOnly }: Pick<Lexicon, 'neverMisheard' | 'writtenOnly'>,
  tokensOf: (term: string) => readonly Token[],
  names: Names,
): ConceptIndex {
  const written: [readonly number[], Entry][] = []
  const spoken: [readonly number[], Entry][] = []
  for (const [concept, terms] of Object.entries(concepts)) {
    const features = featuresOf(concept, names)
    for (const term of terms) {
      const tokens = tokensOf(term)
      const entry = { concept, term, characters: tokens.map(({ character }) => character), features }
      const characters = tokens.flatMap(({ character }) => character ?? [])
      if (characters.length === tokens.length) {
        written.push([characters.map(character => keepName(names, `c ${character}`)), entry])
      }
      const sounds = tokens.flatMap(({ syllable }) => syllable ?? [])
      if (sounds.length === tokens.length && !writtenOnly.includes(concept)) {
        spoken.push([sounds.map(syllable => keepName(names, `s ${syllable}`)), entry])
      }
    }
  }
  return { written: growTree(written), spoken: growTree(spoken), neverMisheard: new Set(neverMisheard) }
}

function featuresOf(concept: string, names: Names): Entry['features'] {
  const named = (key: string): Name => ({ key, number: keepName(names, key) })
  const alone = named(`k ${concept}`)
  return {
    plain: [alone, named(`k ${concept}:plain`)],
    not: [alone, named(`k ${concept}:not`)],
    done: [alone, named(`k ${concept}:done`)],
  }
}

/**
 * Marks the tokens of the current clause that belong to a written term of several tokens; shared by all
 * clauses.
 */
const inWord = new Uint8Array(longestRow)

/** Every term found in a clause, first by writing and then by sound. */
export function findConcepts(index: ConceptIndex, tokens: readonly Token[]): readonly Occurrence[] {
  const found: Occurrence[] = []
  const signs = signsOf(tokens)
  inWord.fill(0)
  for (let start = 0; start < tokens.length; start++) addWritten(found, index, signs, tokens, start)
  for (let start = 0; start < tokens.length; start++) addSpoken(found, index, signs, tokens, start)
  return found
}

function addWritten(
  found: Occurrence[],
  { written }: ConceptIndex,
  signs: Signs,
  tokens: readonly Token[],
  start: number,
): void {
  let way = wayOn(written, treeRoot, tokens[start]?.written ?? 0)
  for (let end = start + 1; way !== treeRoot; end++) {
    for (const entry of endsOn(written, way)) {
      found.push(met(entry, signs, start, end, 'exact'))
      if (end - start > 1) inWord.fill(1, start, end)
    }
    way = end < tokens.length ? wayOn(written, way, tokens[end]?.written ?? 0) : treeRoot
  }
}

function addSpoken(
  found: Occurrence[],
  index: ConceptIndex,
  signs: Signs,
  tokens: readonly Token[],
  start: number,
): void {
  const { spoken } = index
  let way = wayOn(spoken, treeRoot, tokens[start]?.spoken ?? 0)
  for (let end = start + 1; way !== treeRoot; end++) {
    for (const entry of endsOn(spoken, way)) {
      const certainty = certaintyOf(index, entry, tokens, start, end)
      if (certainty !== null) found.push(met(entry, signs, start, end, certainty))
    }
    way = end < tokens.length ? wayOn(spoken, way, tokens[end]?.spoken ?? 0) : treeRoot
  }
}

function met(
  { concept, term, features }: Entry,
  signs: Signs,
  start: number,
  end: number,
  certainty: Certainty,
): Occurrence {
  const polarity = polarityOf(signs, start, end)
  return { concept, term, start, end, certainty, polarity, features: features[polarity] }
}

/**
 * How a term was recognised by its sound; null where it was written out, or where another word was clearly
 * meant.
 */
function certaintyOf(
  { neverMisheard }: ConceptIndex,
  { characters }: Entry,
  tokens: readonly Token[],
  start: number,
  end: number,
): Certainty | null {
  let differs = false
  let typed = 0
  let meant = true
  for (let at = start; at < end; at++) {
    const character = tokens[at]?.character ?? null
    if (character === null) typed++
    if (character === characters[at - start]) continue
    // A character that belongs to another known word is no misspelling: 终端 is not a misspelt 中断.
    if (character !== null && (inWord[at] === 1 || neverMisheard.has(character))) meant = false
    differs = true
  }
  // One typed syllable may stand for many characters, so it only supports other terms, as similar sounds do.
  if (typed === end - start) return end - start > 1 ? 'typed' : 'sound'
  return differs && meant && end - start > 1 ? 'sound' : null
}
