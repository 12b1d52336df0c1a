import { addGram, emptyGrams, findGram, type GramTable, longestRow } from './gram-table.ts'
import { folded, syllables } from './syllables.ts'
import { keptToken, type Names, type Token, tokenOf } from './tokens.ts'

/** English words and syllables, prepared for search in runs of Latin letters. */
export interface Latin {
  readonly names: Names
  readonly english: ReadonlySet<string>
  /** The beginnings of all pieces, as rows of UTF-16 code units. */
  readonly ways: GramTable
  /** Number of a beginning → the piece that it spells. */
  readonly pieces: readonly (Piece | null)[]
}

interface Piece {
  readonly token: Token
  /** The cost of reading it as one piece. */
  readonly price: number
}

/** A letter that belongs to no piece costs more than any piece. */
const stray = 2.5
const longestPiece = 12

/** Prepares the reading of Latin letters as typed pinyin or one of these words. */
export function latinWith(words: readonly string[], names: Names): Latin {
  const ways = emptyGrams()
  const pieces: (Piece | null)[] = [null]
  const put = (part: string, token: Token, price: number): void => {
    let way = 0
    for (let at = 0; at < part.length; at++) {
      way = addGram(ways, way, part.charCodeAt(at))
      if (way === pieces.length) pieces.push(null)
    }
    pieces[way] = { token, price }
  }
  for (const [part, syllable] of folded) put(part, keptToken(names, null, syllable), priceOf(part))
  for (const word of words) put(word, keptToken(names, word, null), word.length > 1 ? 1 : priceOf(word))
  return { names, english: new Set(words), ways, pieces }
}

/** A correct syllable is cheaper than a folded one, and a long one cheaper than two short ones. */
function priceOf(part: string): number {
  if (syllables.has(part)) return part.length === 1 ? 1.6 : 1
  return folded.has(part) ? 1.2 : stray
}

/**
 * The cheapest reading of the current run up to each index: its cost, where its last piece starts, and that
 * piece.
 */
const costs = new Float64Array(longestRow)
const origins = new Int32Array(longestRow)
const lasts: (Token | null)[] = Array.from({ length: longestRow }, () => null)

/**
 * Splits a run of Latin letters into typed pinyin and known English words, with as few pieces as possible; a
 * run that is neither stays one word. Folded spellings (`zi` for `zhi`) are understood.
 */
export function splitLatin(run: string, latin: Latin): readonly Token[] {
  if (run.length >= longestRow || latin.english.has(run)) return [tokenOf(latin.names, run, null)]
  costs.fill(Number.POSITIVE_INFINITY, 1, run.length + 1)
  for (let start = 0; start < run.length; start++) readFrom(latin, run, start)
  const tokens: Token[] = []
  let strays = 0
  for (let at = run.length; at > 0; at = origins[at] ?? 0) {
    const token = lasts[at]
    if (token) tokens.push(token)
    else strays++
  }
  const isUnknown = strays * 4 > run.length || tokens.length === 0
  return isUnknown ? [tokenOf(latin.names, run, null)] : tokens.reverse()
}

/** Records where the pieces that begin at an index end. */
function readFrom({ ways, pieces }: Latin, run: string, start: number): void {
  let way = findGram(ways, 0, run.charCodeAt(start))
  const first = pieces[way]
  note(start, start + 1, first?.token ?? null, Math.min(stray, first?.price ?? stray))
  const last = Math.min(run.length, start + longestPiece)
  for (let end = start + 2; way !== 0 && end <= last; end++) {
    way = findGram(ways, way, run.charCodeAt(end - 1))
    const piece = pieces[way]
    if (piece) note(start, end, piece.token, piece.price)
  }
}

/** Uses a piece in the reading up to its end if that is the cheapest. */
function note(from: number, end: number, token: Token | null, price: number): void {
  const cost = (costs[from] ?? 0) + price
  if (cost >= (costs[end] ?? 0)) return
  costs[end] = cost
  origins[end] = from
  lasts[end] = token
}
