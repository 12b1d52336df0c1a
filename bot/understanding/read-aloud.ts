import { pinyin } from 'pinyin-pro'
import { fold } from './syllables.ts'

/** Tells the folded syllable of each Chinese character of a text; anything else has none. */
export type ReadAloud = (characters: readonly string[]) => (string | null)[]

/**
 * A reader with a table of its own: the commonest reading of each character, and `readings` for the words
 * in which another one is meant.
 */
export function readAloudWith(readings: Readonly<Record<string, string>>): ReadAloud {
  const table = new Map<string, string | null>()
  const words = new Map<string, readonly string[]>()
  const starts = new Map<string, number>()
  for (const [word, spoken] of Object.entries(readings)) {
    const first = word[0] ?? ''
    words.set(word, spoken.split(' ').map(fold))
    starts.set(first, Math.max(starts.get(first) ?? 0, word.length))
  }
  const read = (character: string): string | null => {
    let syllable = table.get(character)
    if (syllable === undefined) {
      syllable = /^\p{Script=Han}$/u.test(character) ? syllableOf(character) : null
      table.set(character, syllable)
    }
    return syllable
  }

  return characters => {
    const spoken: (string | null)[] = []
    while (spoken.length < characters.length) {
      const at = spoken.length
      const reach = starts.get(characters[at] ?? '') ?? 0
      const word = longestWord(characters, at, reach, words)
      if (word) spoken.push(...word)
      else spoken.push(read(characters[at] ?? ''))
    }
    return spoken
  }
}

function longestWord(
  characters: readonly string[],
  at: number,
  reach: number,
  words: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  for (let length = reach; length > 0; length--) {
    const word = words.get(characters.slice(at, at + length).join(''))
    if (word) return word
  }
  return undefined
}

function syllableOf(character: string): string | null {
  const syllable = pinyin(character, { toneType: 'none', v: true })
  return /^[a-z]+$/.test(syllable) ? fold(syllable) : null
}
