import type { Token } from './tokens.ts'

/** Terms that may be a whole message, by their writing and by their sound. */
export interface WholeIndex {
  readonly written: ReadonlyMap<string, readonly string[]>
  readonly spoken: ReadonlyMap<string, readonly string[]>
  /** Longest first. */
  readonly fillers: readonly string[]
}

/** Builds the index of the concepts that rules ask for with `whole`. */
export function indexWholes(
  concepts: readonly (readonly [concept: string, terms: readonly string[]])[],
  fillers: readonly string[],
  tokensOf: (term: string) => readonly Token[],
): WholeIndex {
  const written = new Map<string, string[]>()
  const spoken = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, key: string, concept: string) => {
    const concepts = map.get(key) ?? []
    if (!concepts.includes(concept)) concepts.push(concept)
    map.set(key, concepts)
  }
  for (const [concept, terms] of concepts) {
    for (const term of terms) {
      put(written, term, concept)
      const sound = soundOf(tokensOf(term))
      if (sound !== null) put(spoken, sound, concept)
    }
  }
  return { written, spoken, fillers: [...fillers].sort((left, right) => right.length - left.length) }
}

/** The concepts one of whose terms is all that a message says, punctuation and fillers aside. */
export function matchWhole(
  index: WholeIndex,
  text: string,
  tokensOf: (text: string) => readonly Token[],
): readonly string[] {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '')
  if (bare.length > 40) return []
  const stripped = stripFillers(bare, index.fillers)
  for (const candidate of [bare, stripped]) {
    const concepts = index.written.get(candidate)
    if (concepts) return concepts
  }
  for (const candidate of [bare, stripped]) {
    const sound = soundOf(tokensOf(candidate))
    const concepts = sound === null ? undefined : index.spoken.get(sound)
    if (concepts) return concepts
  }
  return []
}

/** Takes fillers off both ends, as long as something is left. */
export function stripFillers(text: string, fillers: readonly string[]): string {
  let rest = text
  for (let again = true; again; ) {
    again = false
    for (const filler of fillers) {
      if (rest.length <= filler.length) continue
      if (rest.endsWith(filler)) rest = rest.slice(0, -filler.length)
      else if (rest.startsWith(filler)) rest = rest.slice(filler.length)
      else continue
      again = true
    }
  }
  return rest
}

/** Two syllables or more; one alone sounds like too many words. */
function soundOf(tokens: readonly Token[]): string | null {
  const sounds = tokens.map(token => token.syllable ?? token.character ?? '')
  return sounds.length > 1 ? sounds.join(' ') : null
}
