import type { Occurrence } from './concepts.ts'
import { conceptFeatures, type Read } from './reading.ts'
import type { Name, Token } from './tokens.ts'

/** A message as the classifier sees it. */
export interface View {
  readonly tokens: readonly Token[]
  /** The lexicon's concepts that are still recognisable. */
  readonly concepts: readonly Name[]
}

/** A token whose character occurs in no training line. */
const misspelt = '\uFFFD'
const misspeltShare = 0.3
/** Shorter messages cannot spare a token, nor have two of them swapped. */
const shortestSpoilt = 4

/** The classifier's view of a message, or of one clause of it. */
export function viewOf({ clauses, occurrences }: Read, clause?: number): View {
  if (clause === undefined) {
    return {
      tokens: clauses.length === 1 ? (clauses[0] ?? []) : clauses.flat(),
      concepts: conceptFeatures(occurrences),
    }
  }
  return { tokens: clauses[clause] ?? [], concepts: conceptFeatures([occurrences[clause] ?? []]) }
}

/**
 * The spellings of a training message: as written, typed in pinyin, with three in ten characters misspelt by
 * others of the same sound, with one token dropped, and with two tokens swapped. Training on all of them
 * costs nothing extra, since each pass uses one.
 */
export function waysToWrite(
  read: Read,
  conceptsIn: (clause: readonly Token[]) => readonly Occurrence[],
  random: () => number,
): readonly Read[] {
  const changed = (change: (clause: readonly Token[]) => readonly Token[]): Read => {
    const clauses = read.clauses.map(change)
    return { ...read, clauses, occurrences: clauses.map(conceptsIn) }
  }
  return [
    read,
    changed(clause => clause.map(typed)),
    changed(clause => clause.map(token => (random() < misspeltShare ? misheard(token) : token))),
    changed(clause => dropOne(clause, random)),
    changed(clause => swapTwo(clause, random)),
  ]
}

const typed = (token: Token): Token =>
  token.syllable === null ? token : { ...token, character: null, characterKey: null, written: 0 }

const misheard = (token: Token): Token =>
  token.syllable === null
    ? token
    : { ...token, character: misspelt, characterKey: `c ${misspelt}`, written: 0 }

function dropOne(tokens: readonly Token[], random: () => number): readonly Token[] {
  if (tokens.length < shortestSpoilt) return tokens
  const at = Math.floor(random() * tokens.length)
  return tokens.filter((_, index) => index !== at)
}

function swapTwo(tokens: readonly Token[], random: () => number): readonly Token[] {
  if (tokens.length < shortestSpoilt) return tokens
  const at = Math.floor(random() * (tokens.length - 1))
  return [...tokens.slice(0, at), ...tokens.slice(at, at + 2).reverse(), ...tokens.slice(at + 2)]
}
