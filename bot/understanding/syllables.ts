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

/** Every toneless syllable of Mandarin, with `v` for ü. */
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
 * Merges what accents and sloppy typing merge: zh z, ch c, sh s, n l, r l, hu fu, -ng -n, ü u; and the two
 * readings of 卡. Folding twice changes nothing.
 */
export function fold(syllable: string): string {
  const open = syllable
    .replace(/ng$/, 'n')
    .replace(/^([zcs])h/, '$1')
    .replace(/v/, 'u')
  const spoken = huToF[open] ?? open
  return spoken === 'qia' ? 'ka' : spoken.replace(/^[nr](?=.)/, 'l')
}

/** Every way of typing a syllable, including folded ones → the folded syllable that it means. */
export const folded: ReadonlyMap<string, string> = new Map(
  [...syllables, ...[...syllables].map(fold)].map(syllable => [syllable, fold(syllable)]),
)
