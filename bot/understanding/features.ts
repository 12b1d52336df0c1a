import type { Token } from './tokens.ts'

const longestGram = 3
/** More distinct tokens than this are not met in any content; a child's key is `parent * stride + token`. */
const stride = 16384
const root = 0

/**
 * All n-grams (1–3) met in training, in two parallel streams, characters (`c`) and folded syllables (`s`), and the
 * concepts named (`k`). An n-gram is a number: its prefix's number and its last token.
 */
export interface FeatureIndex {
  readonly tokens: Map<string, number>
  readonly grams: Map<number, number>
  /** The n-gram in words, by number. */
  readonly names: string[]
}

/** An index that knows nothing yet. */
export const emptyIndex = (): FeatureIndex => ({ tokens: new Map(), grams: new Map(), names: [''] })

/** The places of all n-grams, in the order of their numbers, from 1. */
export const placesOf = ({ grams }: FeatureIndex): Iterable<number> => grams.keys()

/** The index that these tokens and places were taken from. */
export function indexFrom(tokens: readonly string[], places: Iterable<number>): FeatureIndex {
  const names = ['']
  const grams = new Map<number, number>()
  for (const place of places) {
    const parent = Math.floor(place / stride)
    grams.set(place, names.length)
    names.push(nameOf(names, parent, tokens[place % stride] ?? ''))
  }
  return { tokens: new Map(tokens.map((token, at) => [token, at])), grams, names }
}

const nameOf = (names: readonly string[], parent: number, key: string): string =>
  parent === root ? key : `${names[parent]}${key.replace(/^[csk] /, '')}`

/** The numbers of a text's known features, each once. With `grow` unknown ones are added to the index. */
export function featuresOf(
  index: FeatureIndex,
  tokens: readonly Token[],
  concepts: readonly string[],
  grow: boolean,
): readonly number[] {
  const found = new Set<number>()
  addGrams(found, index, tokens.map(characterKey), grow)
  addGrams(found, index, tokens.map(syllableKey), grow)
  for (const concept of concepts) {
    const named = child(index, root, `k ${concept}`, grow)
    if (named !== undefined) found.add(named)
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
  const bounded = ['^', ...keys, '$']
  for (let start = 0; start < bounded.length; start++) {
    let gram: number | undefined = root
    // Where this stream has no key nothing is known of what stood there, and the n-gram breaks.
    for (let at = start; at < start + longestGram; at++) {
      const key = bounded[at]
      if (key === null || key === undefined) break
      gram = child(index, gram, key, grow)
      if (gram === undefined) break
      if (at > start || (key !== '^' && key !== '$')) found.add(gram)
    }
  }
}

function child(
  { tokens, grams, names }: FeatureIndex,
  parent: number,
  key: string,
  grow: boolean,
): number | undefined {
  let token = tokens.get(key)
  if (token === undefined) {
    if (!grow || tokens.size === stride) return undefined
    token = tokens.size
    tokens.set(key, token)
  }
  const place = parent * stride + token
  const known = grams.get(place)
  if (known !== undefined || !grow) return known
  grams.set(place, names.length)
  names.push(nameOf(names, parent, key))
  return names.length - 1
}

/** The name of a token in the stream of characters; typed pinyin has none. */
export const characterKey = ({ character }: Token): string | null =>
  character === null ? null : /^\d{4,}/.test(character) ? 'c #' : `c ${character}`

const syllableKey = (token: Token): string | null =>
  token.syllable === null ? characterKey(token) : `s ${token.syllable}`
