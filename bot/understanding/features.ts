import { add, emptyFound, endFound, type Found } from './found.ts'
import {
  addGram,
  emptyGrams,
  findGram,
  findLonger,
  type GramTable,
  lastIn,
  longestRow,
  mostTokens,
  prefixIn,
} from './gram-table.ts'
import type { Name, Token } from './tokens.ts'

const longestGram = 3
const root = 0
/** Takes the place of a token that a stream does not have, or that did not occur in training. */
const unknown = 0

/**
 * All n-grams (1–3) that occurred in training, in two parallel streams, characters (`c`) and folded syllables
 * (`s`), and the concepts named (`k`).
 */
export interface FeatureIndex {
  /** Token → its number, from 1. */
  readonly tokens: Map<string, number>
  /** Tokens by number. */
  readonly names: string[]
  readonly grams: GramTable
  /** Number of a kept token's name → its number here plus 1; 0 where it has not been looked up yet. */
  readonly known: Int32Array
}

/** Room for the names of all kept tokens that are likely to occur; others are looked up every time. */
const keptNames = 32768

/** An empty index. */
export const emptyIndex = (): FeatureIndex => indexOf([''])

const indexOf = (names: string[]): FeatureIndex => ({
  tokens: new Map(names.map((token, at) => [token, at])),
  names,
  grams: emptyGrams(),
  known: new Int32Array(keptNames),
})

/** The same index for another reading: each reading numbers the names of its kept tokens in its own way. */
export const indexFor = (index: FeatureIndex): FeatureIndex => ({
  ...index,
  known: new Int32Array(keptNames),
})

/** The places of all n-grams, in the order of their numbers, from 1. */
export const placesOf = ({ grams }: FeatureIndex): Int32Array => grams.places.slice(1, grams.size)

/** The index that these tokens and places were taken from. */
export function indexFrom(tokens: readonly string[], places: Int32Array): FeatureIndex {
  const index = indexOf([...tokens])
  for (const place of places) addGram(index.grams, prefixIn(place), lastIn(place))
  return index
}

/** The n-gram in words. */
export function nameOf({ names, grams }: FeatureIndex, gram: number): string {
  let name = ''
  for (let at = gram; at !== root; at = prefixIn(grams.places[at] ?? 0)) {
    const key = names[lastIn(grams.places[at] ?? 0)] ?? ''
    // Keys begin with a letter and a space; the marks at the ends are a single character.
    name = (key.length > 2 ? key.slice(2) : key) + name
  }
  return name
}

/**
 * A row of tokens, and the n-grams that begin at each of its places; shared, since texts are read one at a
 * time.
 */
const row = new Int32Array(longestRow)
const ones = new Int32Array(longestRow)
const twos = new Int32Array(longestRow)
const threes = new Int32Array(longestRow)

/**
 * The numbers of a text's known features, without duplicates. With `grow`, unknown ones are added to the
 * index.
 */
export function featuresOf(
  index: FeatureIndex,
  tokens: readonly Token[],
  concepts: readonly Name[],
  grow: boolean,
): readonly number[] {
  const length = Math.min(tokens.length + 2, longestRow)
  const found = emptyFound(2 * longestGram * length + concepts.length)
  row[0] = numberOf(index, '^', 0, grow)
  let at = 1
  for (const { characterKey, written } of tokens) row[at++] = numberOf(index, characterKey, written, grow)
  row[length - 1] = numberOf(index, '$', 0, grow)
  addGrams(found, index, length, grow)
  at = 1
  for (const { syllableKey, spoken } of tokens) row[at++] = numberOf(index, syllableKey, spoken, grow)
  row[length - 1] = numberOf(index, '$', 0, grow)
  addGrams(found, index, length, grow)
  for (const { key, number } of concepts)
    add(found, childOf(index, root, numberOf(index, key, number, grow), grow))
  return endFound(found)
}

/** Adds the known n-grams of the row. Both ends are marks, and a mark alone is no feature. */
function addGrams(found: Found, index: FeatureIndex, length: number, grow: boolean): void {
  for (let at = 0; at < length; at++) ones[at] = childOf(index, root, row[at] ?? unknown, grow)
  lengthen(index, length, 1, ones, twos, grow)
  lengthen(index, length, 2, twos, threes, grow)
  for (let at = 0; at < length; at++) {
    if (at > 0 && at < length - 1) add(found, ones[at] ?? root)
    add(found, twos[at] ?? root)
    add(found, threes[at] ?? root)
  }
}

/** Extends the n-grams of a row by one token. Where one is unknown, longer ones are unknown too. */
function lengthen(
  index: FeatureIndex,
  length: number,
  ahead: number,
  from: Int32Array,
  into: Int32Array,
  grow: boolean,
): void {
  if (!grow) {
    findLonger(index.grams, row, length, ahead, from, into)
    return
  }
  for (let at = 0; at < length; at++) {
    const token = at + ahead < length ? (row[at + ahead] ?? unknown) : unknown
    into[at] = from[at] === root ? root : childOf(index, from[at] ?? root, token, true)
  }
}

const childOf = ({ grams }: FeatureIndex, prefix: number, token: number, grow: boolean): number =>
  token === unknown ? root : grow ? addGram(grams, prefix, token) : findGram(grams, prefix, token)

/** The number of a token by its key; for a kept token (`place` above 0) it is looked up only once. */
export function numberOf(index: FeatureIndex, key: string | null, place: number, grow: boolean): number {
  if (key === null) return unknown
  const noted = index.known[place] ?? 0
  if (noted > 0 && place > 0) return noted - 1
  const number = index.tokens.get(key) ?? (grow ? newNumber(index, key) : unknown)
  index.known[place] = number + 1
  return number
}

function newNumber({ tokens, names }: FeatureIndex, key: string): number {
  if (names.length === mostTokens) return unknown
  tokens.set(key, names.length)
  return names.push(key) - 1
}
