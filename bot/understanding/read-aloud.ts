import { pinyin } from 'pinyin-pro'
import { fold } from './syllables.ts'
import { type Names, type Token, tokenOf } from './tokens.ts'

/** Reads what stands at a place in a row of characters: a word of several, or one. */
export type ReadAloud = (characters: readonly string[], at: number) => readonly Token[]

/**
 * A reader with a table of its own: the commonest reading of each character, and `readings` for the words
 * in which another one is meant.
 */
export function readAloudWith(readings: Readonly<Record<string, string>>, names: Names): ReadAloud {
  // As many entries as there are Chinese characters; a number has none.
  const table = new Map<string, readonly [Token]>()
  const words = new Map<string, readonly Token[]>()
  const starts = new Map<string, number>()
  for (const [word, spoken] of Object.entries(readings)) {
    const first = word[0] ?? ''
    words.set(
      word,
      spoken.split(' ').map((syllable, at) => tokenOf(word[at] ?? '', fold(syllable), names)),
    )
    starts.set(first, Math.max(starts.get(first) ?? 0, word.length))
  }
  const read = (character: string): readonly [Token] => {
    const known = table.get(character)
    if (known) return known
    if (!/^\p{Script=Han}$/u.test(character)) return [tokenOf(character, null)]
    const token: readonly [Token] = [tokenOf(character, syllableOf(character), names)]
    table.set(character, token)
    return token
  }
  return (characters, at) => {
    const first = characters[at] ?? ''
    const reach = starts.get(first)
    return (reach && longestWord(characters, at, reach, words)) || read(first)
  }
}

function longestWord(
  characters: readonly string[],
  at: number,
  reach: number,
  words: ReadonlyMap<string, readonly Token[]>,
): readonly Token[] | undefined {
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
