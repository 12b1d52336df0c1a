import type { Lexicon } from './content.ts'
import { type Polarity, polarityIn } from './polarity.ts'
import type { Token } from './tokens.ts'

/** How surely a term was met: written out, typed in pinyin, or only sounding like it. */
export type Certainty = 'exact' | 'typed' | 'sound'

/** A term of the lexicon met in a clause, `start`–`end` in tokens. */
export interface Occurrence {
  readonly concept: string
  readonly term: string
  readonly start: number
  readonly end: number
  readonly certainty: Certainty
  readonly polarity: Polarity
  /** The concept belongs to the trade and is not only heard: it speaks for a message being ours. */
  readonly trade: boolean
}

/** One heard syllable may stand for anything; it only supports other terms. */
export const isTelling = ({ certainty, start, end }: Occurrence): boolean =>
  certainty !== 'sound' || end - start > 1

interface Entry {
  readonly concept: string
  readonly term: string
  readonly characters: readonly (string | null)[]
}

interface Node {
  readonly next: Map<string, Node>
  readonly ends: Entry[]
}

/** Terms by their characters and by their sound. */
export interface ConceptIndex {
  readonly written: Node
  readonly spoken: Node
  readonly neverMisheard: ReadonlySet<string>
  readonly everyday: ReadonlySet<string>
}

const leaf = (): Node => ({ next: new Map(), ends: [] })

/** Builds the index from the lexicon's concepts, their terms already normalised and tokenised. */
export function indexConcepts(
  concepts: Readonly<Record<string, readonly string[]>>,
  { neverMisheard, writtenOnly, everyday }: Pick<Lexicon, 'neverMisheard' | 'writtenOnly' | 'everyday'>,
  tokensOf: (term: string) => readonly Token[],
): ConceptIndex {
  const written = leaf()
  const spoken = leaf()
  for (const [concept, terms] of Object.entries(concepts)) {
    for (const term of terms) {
      const tokens = tokensOf(term)
      const end = { concept, term, characters: tokens.map(({ character }) => character) }
      put(
        written,
        end.characters.map(character => character ?? ''),
        end,
      )
      const sounds = tokens.map(token => token.syllable)
      if (writtenOnly.includes(concept)) continue
      if (sounds.every(sound => sound !== null)) {
        put(spoken, sounds, end)
      }
    }
  }
  return { written, spoken, neverMisheard: new Set(neverMisheard), everyday: new Set(everyday) }
}

function put(root: Node, keys: readonly string[], end: Entry): void {
  let node = root
  for (const key of keys) {
    const next = node.next.get(key) ?? leaf()
    node.next.set(key, next)
    node = next
  }
  node.ends.push(end)
}

/** Every term met in a clause, by writing or by sound. */
export function findConcepts(index: ConceptIndex, tokens: readonly Token[]): readonly Occurrence[] {
  const polarity = polarityIn(tokens)
  const written: Occurrence[] = []
  const spoken: Occurrence[] = []
  const inWord = new Uint8Array(tokens.length)
  for (let start = 0; start < tokens.length; start++) {
    walk(index.written, tokens, start, characterOf, ({ concept, term }, end) => {
      const trade = !index.everyday.has(concept)
      written.push({ concept, term, start, end, certainty: 'exact', polarity: polarity(start, end), trade })
      if (end - start > 1) inWord.fill(1, start, end)
    })
  }
  for (let start = 0; start < tokens.length; start++) {
    walk(index.spoken, tokens, start, syllableOf, (entry, end) => {
      const certainty = certaintyOf(index, entry, tokens, start, end, inWord)
      if (certainty === null) return
      const { concept, term } = entry
      const trade = certainty !== 'sound' && !index.everyday.has(concept)
      spoken.push({ concept, term, start, end, certainty, polarity: polarity(start, end), trade })
    })
  }
  return [...written, ...spoken]
}

/** How a term was met by its sound; null where it was written out, or where something else was clearly meant. */
function certaintyOf(
  { neverMisheard }: ConceptIndex,
  { characters }: Entry,
  tokens: readonly Token[],
  start: number,
  end: number,
  inWord: Uint8Array,
): Certainty | null {
  let differs = false
  let typed = 0
  let meant = true
  for (let at = start; at < end; at++) {
    const character = tokens[at]?.character ?? null
    if (character === null) typed++
    if (character === characters[at - start]) continue
    // A character of another known word is no misspelling: 终端 is not a misspelt 中断.
    if (character !== null && (neverMisheard.has(character) || inWord[at] === 1)) meant = false
    differs = true
  }
  // One typed syllable stands for many characters: it supports other terms, as like-sounding ones do.
  if (typed === end - start) return end - start > 1 ? 'typed' : 'sound'
  return differs && meant && end - start > 1 ? 'sound' : null
}

const characterOf = ({ character }: Token): string | null => character
const syllableOf = ({ syllable }: Token): string | null => syllable

function walk(
  root: Node,
  tokens: readonly Token[],
  start: number,
  keyOf: (token: Token) => string | null,
  met: (entry: Entry, end: number) => void,
): void {
  let node: Node | undefined = root
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]
    const key = token ? keyOf(token) : null
    node = key === null ? undefined : node?.next.get(key)
    if (!node) return
    for (const entry of node.ends) met(entry, at + 1)
  }
}
