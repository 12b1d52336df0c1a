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

/** The features of one text. */
export interface Features {
  /** Known ones, each once. */
  readonly ids: readonly number[]
  /** Share of the n-grams of sounds that were met in training, 0–1: a misspelling does not make a word unknown. */
  readonly known: number
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

/** The features of a text. With `grow` unknown ones are added to the index. */
export function featuresOf(
  index: FeatureIndex,
  tokens: readonly Token[],
  concepts: readonly string[],
  grow: boolean,
): Features {
  const written = gramsOf(index, tokens.map(characterKey), grow)
  const spoken = gramsOf(index, tokens.map(syllableKey), grow)
  const named = concepts.map(concept => child(index, root, `k ${concept}`, grow))
  const isKnown = (gram: number | undefined): gram is number => gram !== undefined
  const known = spoken.filter(isKnown).length
  return {
    ids: [...new Set([...written, ...spoken, ...named].filter(isKnown))],
    known: spoken.length === 0 ? 0 : known / spoken.length,
  }
}

/** The n-grams of one stream, its two ends marked; an unknown one is undefined. */
function gramsOf(
  index: FeatureIndex,
  keys: readonly (string | null)[],
  grow: boolean,
): readonly (number | undefined)[] {
  const bounded = ['^', ...keys, '$']
  const found: (number | undefined)[] = []
  for (let start = 0; start < bounded.length; start++) {
    let gram: number | undefined = root
    // Where this stream has no key nothing is known of what stood there, and the n-gram breaks.
    for (let at = start; at < start + longestGram; at++) {
      const key = bounded[at]
      if (key === null || key === undefined) break
      gram = gram === undefined ? undefined : child(index, gram, key, grow)
      if (at > start || (key !== '^' && key !== '$')) found.push(gram)
    }
  }
  return found
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

const characterKey = ({ character }: Token): string | null =>
  character === null ? null : /^\d{4,}/.test(character) ? 'c #' : `c ${character}`

const syllableKey = (token: Token): string | null =>
  token.syllable === null ? characterKey(token) : `s ${token.syllable}`
