import { pinyin } from 'pinyin-pro'
import { fold } from './syllables.ts'
import { keptToken, type Names, type Token } from './tokens.ts'

/** Knows the sounds of Chinese characters. */
export interface ReadAloud {
  /** The token of a character on its own. */
  readonly tokenOf: (character: string) => Token
  /** Replaces the tokens of every word in which a character has a different reading. */
  readonly readWords: (tokens: Token[]) => void
}

/** A word in which a character has a different reading: the numbers of its characters, and its tokens. */
interface Word {
  readonly written: readonly number[]
  readonly tokens: readonly Token[]
}

/** Nearly all characters of messages are in this block of Unicode. */
const firstCommon = 0x4e00
const commonCount = 0x5200

/**
 * Creates a reader with its own table: the commonest reading of each character, and `readings` for words with
 * another one.
 */
export function readAloudWith(readings: Readonly<Record<string, string>>, names: Names): ReadAloud {
  // One entry for each Chinese character of the block.
  const common: (Token | null)[] = Array.from({ length: commonCount }, () => null)
  const rare = new Map<string, Token>()
  const keep = (character: string, token: Token): Token => {
    const place = character.charCodeAt(0) - firstCommon
    if (place >= 0 && place < commonCount) common[place] = token
    else rare.set(character, token)
    return token
  }
  const words: Word[][] = []
  const longestFirst = Object.entries(readings).sort(([left], [right]) => right.length - left.length)
  for (const [word, spoken] of longestFirst) {
    const tokens = spoken.split(' ').map((syllable, at) => keptToken(names, word[at] ?? '', fold(syllable)))
    const [first] = tokens
    if (!first) continue
    if (tokens.length === 1) keep(word, first)
    else
      words[first.written] = [
        ...(words[first.written] ?? []),
        { written: tokens.map(token => token.written), tokens },
      ]
  }
  return {
    tokenOf: character => {
      const place = character.charCodeAt(0) - firstCommon
      const known = place >= 0 && place < commonCount ? common[place] : rare.get(character)
      return known ?? keep(character, keptToken(names, character, syllableOf(character)))
    },
    readWords: tokens => {
      for (let at = 0; at < tokens.length; at++) {
        const word = wordAt(words, tokens, at)
        if (!word) continue
        for (const token of word.tokens) tokens[at++] = token
        at--
      }
    },
  }
}

function wordAt(words: readonly (readonly Word[])[], tokens: readonly Token[], at: number): Word | undefined {
  const first = tokens[at]?.written ?? 0
  if (first >= words.length) return undefined
  for (const word of words[first] ?? []) if (stands(word, tokens, at)) return word
  return undefined
}

/** Whether the word's characters occur from this index on. */
function stands({ written }: Word, tokens: readonly Token[], at: number): boolean {
  for (let ahead = 1; ahead < written.length; ahead++) {
    if (tokens[at + ahead]?.written !== written[ahead]) return false
  }
  return true
}

function syllableOf(character: string): string | null {
  const syllable = pinyin(character, { toneType: 'none', v: true })
  return /^[a-z]+$/.test(syllable) ? fold(syllable) : null
}
