import { addGram, emptyGrams, findGram, type GramTable, stride } from './gram-table.ts'
import type { Token } from './tokens.ts'

const longestGram = 3
const root = 0
/** Stands where a stream has no token, or one that was not met in training. */
const unknown = -1

/**
 * All n-grams (1–3) met in training, in two parallel streams, characters (`c`) and folded syllables (`s`), and the
 * concepts named (`k`).
 */
export interface FeatureIndex {
  /** Token → its number. */
  readonly tokens: Map<string, number>
  /** The tokens by number. */
  readonly names: string[]
  readonly grams: GramTable
}

/** An index that knows nothing yet. */
export const emptyIndex = (): FeatureIndex => ({ tokens: new Map(), names: [], grams: emptyGrams() })

/** The places of all n-grams, in the order of their numbers, from 1. */
export const placesOf = ({ grams }: FeatureIndex): Float64Array => grams.places.slice(1, grams.size)

/** The index that these tokens and places were taken from. */
export function indexFrom(tokens: readonly string[], places: Float64Array): FeatureIndex {
  const grams = emptyGrams()
  for (const place of places) {
    const prefix = Math.floor(place / stride)
    addGram(grams, prefix, place - prefix * stride)
  }
  return { tokens: new Map(tokens.map((token, at) => [token, at])), names: [...tokens], grams }
}

/** The n-gram in words. */
export function nameOf({ names, grams }: FeatureIndex, gram: number): string {
  let name = ''
  for (let at = gram; at !== root; ) {
    const place = grams.places[at] ?? 0
    at = Math.floor(place / stride)
    name = (names[place % stride] ?? '').replace(/^[csk] /, '') + name
  }
  return name
}

/** The numbers of a text's known features, each once. With `grow` unknown ones are added to the index. */
export function featuresOf(
  index: FeatureIndex,
  tokens: readonly Token[],
  concepts: readonly string[],
  grow: boolean,
): readonly number[] {
  const found = new Set<number>()
  addGrams(
    found,
    index,
    tokens.map(token => token.characterKey),
    grow,
  )
  addGrams(
    found,
    index,
    tokens.map(token => token.syllableKey),
    grow,
  )
  for (const concept of concepts) {
    const gram = child(index, root, numberOf(index, `k ${concept}`, grow), grow)
    if (gram !== root) found.add(gram)
  }
  return [...found]
}

/** Adds the known n-grams of one stream, its two ends marked. */
function addGrams(
  found: Set<number>,
  index: FeatureIndex,
  keys: readonly (string | null)[],
  grow: boolean,
): void {
  const bounded = ['^', ...keys, '$'].map(key => (key === null ? unknown : numberOf(index, key, grow)))
  for (let start = 0; start < bounded.length; start++) {
    let gram = root
    const end = Math.min(start + longestGram, bounded.length)
    // Where this stream has no key nothing is known of what stood there, and the n-gram breaks.
    for (let at = start; at < end; at++) {
      gram = child(index, gram, bounded[at] ?? unknown, grow)
      if (gram === root) break
      const isMark = at === 0 || at === bounded.length - 1
      if (at > start || !isMark) found.add(gram)
    }
  }
}

const child = ({ grams }: FeatureIndex, prefix: number, token: number, grow: boolean): number =>
  token === unknown ? root : grow ? addGram(grams, prefix, token) : findGram(grams, prefix, token)

function numberOf({ tokens, names }: FeatureIndex, key: string, grow: boolean): number {
  const known = tokens.get(key)
  if (known !== undefined) return known
  if (!grow || names.length === stride) return unknown
  tokens.set(key, names.length)
  names.push(key)
  return names.length - 1
}
