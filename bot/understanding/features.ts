import type { Token } from './tokens.ts'

const longestGram = 3

/** Which streams of a message are read: a message typed in pinyin has only its syllables. */
export type View = 'both' | 'syllables'

/**
 * The distinct n-grams (1–3) of a message in two parallel streams, characters (`c`) and folded syllables
 * (`s`), with marks for the two ends. Every feature carries its stream's prefix, so none looks like a number.
 */
export function featuresOf(
  tokens: readonly Token[],
  view: View = 'both',
  concepts: readonly string[] = [],
): readonly string[] {
  const found = new Set<string>()
  if (view === 'both') addGrams(found, 'c', tokens.map(characterKey))
  addGrams(found, 's', tokens.map(syllableKey))
  for (const concept of concepts) found.add(`k ${concept}`)
  return [...found]
}

function addGrams(found: Set<string>, prefix: string, keys: readonly (string | null)[]): void {
  const bounded = ['^', ...keys, '$']
  for (let start = 0; start < bounded.length; start++) {
    let gram = prefix
    for (let length = 1; length <= longestGram; length++) {
      const key = bounded[start + length - 1]
      // A token without this stream's key breaks the n-gram: nothing is known of what stood there.
      if (key === null || key === undefined) break
      gram += ` ${key}`
      if (length > 1 || (key !== '^' && key !== '$')) found.add(gram)
    }
  }
}

const characterKey = ({ character }: Token): string | null =>
  character !== null && /^\d{4,}/.test(character) ? '#' : character

const syllableKey = (token: Token): string | null => token.syllable ?? characterKey(token)
