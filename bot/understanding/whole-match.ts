import { lettersOf } from './letters-of.ts'
import type { Token } from './tokens.ts'

/** Terms that may be a whole message, by writing and by sound. */
export interface WholeIndex {
  readonly written: ReadonlyMap<string, readonly string[]>
  readonly spoken: ReadonlyMap<string, readonly Spoken[]>
  /** Length of the longest term, in tokens. */
  readonly longest: number
  readonly fillers: Fillers
}

interface Spoken {
  readonly concept: string
  readonly tokens: readonly Token[]
}

/**
 * Words without meaning at either end of a short answer, longest first, by their first and last UTF-16 code
 * units.
 */
export interface Fillers {
  readonly words: readonly string[]
  readonly first: Int32Array
  readonly last: Int32Array
}

/** Indexes fillers for removal, the longest first. */
export function fillersOf(fillers: readonly string[]): Fillers {
  const words = fillers.filter(word => word !== '').sort((left, right) => right.length - left.length)
  return {
    words,
    first: Int32Array.from(words, word => word.charCodeAt(0)),
    last: Int32Array.from(words, word => word.charCodeAt(word.length - 1)),
  }
}

/** Builds the index of the concepts that rules require with `whole`. */
export function indexWholes(
  concepts: readonly (readonly [concept: string, terms: readonly string[]])[],
  fillers: readonly string[],
  tokensOf: (term: string) => readonly Token[],
): WholeIndex {
  const written = new Map<string, string[]>()
  const spoken = new Map<string, Spoken[]>()
  for (const [concept, terms] of concepts) {
    for (const term of terms) {
      written.set(term, [...(written.get(term) ?? []), concept])
      const tokens = tokensOf(term)
      const sound = soundOf(tokens)
      if (sound !== null) spoken.set(sound, [...(spoken.get(sound) ?? []), { concept, tokens }])
    }
  }
  const lengths = [...spoken.values()].flatMap(terms => terms.map(({ tokens }) => tokens.length))
  return {
    written,
    spoken,
    longest: Math.max(0, ...lengths),
    fillers: fillersOf(fillers),
  }
}

/** The concepts of which a term makes up the whole message, apart from punctuation and fillers. */
export function matchWhole(
  index: WholeIndex,
  text: string,
  tokensOf: (text: string) => readonly Token[],
): readonly string[] {
  const bare = lettersOf(text)
  if (bare.length > 24) return []
  const stripped = [bare, stripEnd(bare, index.fillers), stripFillers(bare, index.fillers)]
  const candidates = stripped.filter((candidate, at) => stripped.indexOf(candidate) === at)
  for (const candidate of candidates) {
    const concepts = index.written.get(candidate)
    if (concepts) return concepts
  }
  for (const candidate of candidates) {
    // Each of these characters is a token.
    if (candidate.length > index.longest && /^[\u4e00-\u9fff]*$/.test(candidate)) continue
    const tokens = tokensOf(candidate)
    const alike = (index.spoken.get(soundOf(tokens) ?? '') ?? []).filter(term =>
      isMisspelt(tokens, term.tokens),
    )
    if (alike.length > 0) return alike.map(({ concept }) => concept)
  }
  return []
}

/** Removes fillers from the end only: 你好啊 is a greeting, although 你好 is a filler before other words. */
export function stripEnd(text: string, fillers: Fillers): string {
  let rest = text
  for (let again = true; again; ) {
    again = false
    for (let at = 0; at < fillers.words.length && !again; at++) {
      const filler = fillers.words[at] ?? ''
      if (!endsWith(rest, filler, fillers.last[at])) continue
      rest = rest.slice(0, -filler.length)
      again = true
    }
  }
  return rest
}

/** Removes fillers from both ends, as long as something is left. */
export function stripFillers(text: string, fillers: Fillers): string {
  let rest = text
  for (let again = true; again; ) {
    again = false
    for (let at = 0; at < fillers.words.length; at++) {
      const filler = fillers.words[at] ?? ''
      if (endsWith(rest, filler, fillers.last[at])) rest = rest.slice(0, -filler.length)
      else if (startsWith(rest, filler, fillers.first[at])) rest = rest.slice(filler.length)
      else continue
      again = true
    }
  }
  return rest
}

/**
 * Whether a text ends with a filler and is longer than it; comparing the last character first rules most
 * fillers out.
 */
const endsWith = (text: string, filler: string, last: number | undefined): boolean =>
  text.charCodeAt(text.length - 1) === last && text.length > filler.length && text.endsWith(filler)

const startsWith = (text: string, filler: string, first: number | undefined): boolean =>
  text.charCodeAt(0) === first && text.length > filler.length && text.startsWith(filler)

/**
 * Two syllables are too few for a match by sound alone: one character must be right, or all must be typed in
 * pinyin.
 */
const isMisspelt = (tokens: readonly Token[], term: readonly Token[]): boolean =>
  tokens.length > 2 ||
  tokens.every(({ character }) => character === null) ||
  tokens.some(({ character }, at) => character !== null && character === term[at]?.character)

function soundOf(tokens: readonly Token[]): string | null {
  const sounds = tokens.map(token => token.syllable ?? token.character ?? '')
  return sounds.length > 0 ? sounds.join(' ') : null
}
