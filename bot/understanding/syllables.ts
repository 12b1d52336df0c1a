const initials = 'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ')
const finals: Readonly<Record<string, string>> = {
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve ue',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
}
const bare = 'a ai an ang ao e ei en er o ou'.split(' ')

/** Every toneless syllable of Mandarin, `v` for ü. */
export const syllables: ReadonlySet<string> = new Set([
  ...bare,
  ...initials.flatMap(initial => (finals[initial] ?? '').split(' ').map(final => initial + final)),
])

const huToF: Readonly<Record<string, string>> = {
  hu: 'fu',
  hua: 'fa',
  huan: 'fan',
  hui: 'fei',
  hun: 'fen',
  huo: 'fo',
}

/**
 * Merges what accents and sloppy typing merge: zh z, ch c, sh s, n l, r l, hu fu, -ng -n, ü u. Folding twice
 * changes nothing.
 */
export function fold(syllable: string): string {
  const open = syllable
    .replace(/ng$/, 'n')
    .replace(/^([zcs])h/, '$1')
    .replace(/v/, 'u')
  const spoken = huToF[open] ?? open
  return spoken.replace(/^[nr](?=.)/, 'l')
}

const folded: ReadonlyMap<string, string> = new Map(
  [...syllables, ...[...syllables].map(fold)].map(syllable => [syllable, fold(syllable)]),
)
const longest = 6

/** A piece of a run of Latin letters: a folded syllable of typed pinyin, or a word. */
export interface Piece {
  readonly syllable?: string
  readonly word?: string
}

const stray = 2.5

/**
 * Splits a run of Latin letters into typed pinyin and known English words, fewest pieces first; a run that is
 * neither stays one word. Folded spellings (`zi` for `zhi`) are understood.
 */
export function splitLatin(run: string, english: ReadonlySet<string>): readonly Piece[] {
  if (english.has(run) || run.length > 60) return [{ word: run }]
  const cost = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(run.length + 1)
  cost[0] = 0
  for (let start = 0; start < run.length; start++) {
    const reached = cost[start] ?? 0
    for (let end = start + 1; end <= Math.min(run.length, start + longest + 6); end++) {
      const step = priceOf(run.slice(start, end), english)
      if (reached + step < (cost[end] ?? 0)) {
        cost[end] = reached + step
        from[end] = start
      }
    }
  }
  const pieces: Piece[] = []
  let strays = 0
  for (let end = run.length; end > 0; end = from[end] ?? 0) {
    const part = run.slice(from[end], end)
    const syllable = folded.get(part)
    if (english.has(part)) pieces.push({ word: part })
    else if (syllable !== undefined) pieces.push({ syllable })
    else strays++
  }
  return strays * 4 > run.length || pieces.length === 0 ? [{ word: run }] : pieces.reverse()
}

function priceOf(part: string, english: ReadonlySet<string>): number {
  if (part.length > 1 && english.has(part)) return 1
  // A correct syllable beats a folded one, and a long one beats two short ones.
  if (syllables.has(part)) return part.length === 1 ? 1.6 : 1
  if (folded.has(part)) return 1.2
  return part.length === 1 ? stray : Number.POSITIVE_INFINITY
}
