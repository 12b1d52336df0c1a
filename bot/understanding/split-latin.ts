import { folded, syllables } from './syllables.ts'
import { keptToken, type Names, type Token, tokenOf } from './tokens.ts'

/** A letter in the tree of all that a run of Latin letters may be made of. */
interface Letter {
  readonly next: Map<string, Letter>
  /** The piece that the way here spells. */
  token: Token | null
  /** What it costs to read the way here as one piece. */
  price: number
}

/** English words and syllables, ready to be looked for in runs of Latin letters. */
export interface Latin {
  readonly names: Names
  readonly english: ReadonlySet<string>
  readonly root: Letter
}

/** A letter that belongs to nothing costs more than any piece. */
const stray = 2.5
const longestPiece = 12

const letter = (): Letter => ({ next: new Map(), token: null, price: Number.POSITIVE_INFINITY })

/** Prepares the reading of Latin letters: typed pinyin, or one of these words. */
export function latinWith(words: readonly string[], names: Names): Latin {
  const root = letter()
  for (const [part, syllable] of folded) put(root, part, keptToken(names, null, syllable), priceOf(part))
  for (const word of words) put(root, word, keptToken(names, word, null), word.length > 1 ? 1 : priceOf(word))
  return { names, english: new Set(words), root }
}

/** A correct syllable beats a folded one, and a long one beats two short ones. */
function priceOf(part: string): number {
  if (syllables.has(part)) return part.length === 1 ? 1.6 : 1
  return folded.has(part) ? 1.2 : stray
}

function put(root: Letter, part: string, token: Token, price: number): void {
  let node = root
  for (const character of part) {
    const next = node.next.get(character) ?? letter()
    node.next.set(character, next)
    node = next
  }
  node.token = token
  node.price = price
}

/** How a run was read up to a place: at what cost, by which last piece, and from where. */
interface Reached {
  cost: number
  from: number
  token: Token | null
}

/**
 * Splits a run of Latin letters into typed pinyin and known English words, fewest pieces first; a run that is
 * neither stays one word. Folded spellings (`zi` for `zhi`) are understood.
 */
export function splitLatin(run: string, { names, english, root }: Latin): readonly Token[] {
  if (english.has(run)) return [tokenOf(names, run, null)]
  const ways = Array.from(
    { length: run.length + 1 },
    (_, at): Reached => ({ cost: at === 0 ? 0 : Number.POSITIVE_INFINITY, from: 0, token: null }),
  )
  for (let start = 0; start < run.length; start++) readFrom(root, run, start, ways)
  const tokens: Token[] = []
  let strays = 0
  for (let way = ways[run.length]; way && way.cost > 0; way = ways[way.from]) {
    if (way.token) tokens.push(way.token)
    else strays++
  }
  return strays * 4 > run.length || tokens.length === 0 ? [tokenOf(names, run, null)] : tokens.reverse()
}

/** Notes where the pieces lead that begin at a place. */
function readFrom(root: Letter, run: string, start: number, ways: readonly Reached[]): void {
  let node = root.next.get(run[start] ?? '')
  note(ways, start, start + 1, node?.token ?? null, Math.min(stray, node?.price ?? stray))
  const last = Math.min(run.length, start + longestPiece)
  for (let end = start + 2; node && end <= last; end++) {
    node = node.next.get(run[end - 1] ?? '')
    if (node?.token) note(ways, start, end, node.token, node.price)
  }
}

/** Takes a piece for the way to its end when it is the cheapest. */
function note(ways: readonly Reached[], from: number, end: number, token: Token | null, price: number): void {
  const way = ways[end]
  const cost = (ways[from]?.cost ?? 0) + price
  if (!way || cost >= way.cost) return
  way.cost = cost
  way.from = from
  way.token = token
}
