import { lettersOf } from './letters-of.ts'
import { type Reading, soundsOf } from './reading.ts'
import { type Fillers, stripEnd, stripFillers } from './whole-match.ts'

/** Phrases that may be a whole message, in writing and by sound. */
interface Phrases<Id extends string> {
  readonly id: Id
  readonly written: RegExp
  readonly spoken: RegExp
}

/** Phrases of several kinds, and patterns that match those of any kind: most messages match none. */
export interface PhraseIndex<Id extends string> {
  readonly all: readonly Phrases<Id>[]
  readonly anyWritten: RegExp
  readonly anySpoken: RegExp
}

/** Prepares the phrases of several kinds. */
export function indexPhrases<Id extends string>(
  patterns: Readonly<Record<Id, readonly string[]>>,
  ids: readonly Id[],
  reading: Pick<Reading, 'normalizeText' | 'tokensOf'>,
): PhraseIndex<Id> {
  const all = ids.map(id => phrasesOf(id, patterns[id], reading))
  return {
    all,
    anyWritten: anyOf(all.map(({ written }) => written)),
    anySpoken: anyOf(all.map(({ spoken }) => spoken)),
  }
}

const anyOf = (patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|') || '(?!)')

/** No message longer than this is just a phrase. */
const longestPhrase = 24

/**
 * Prepares patterns like 没(看到|见着)(单子|): a pattern stands for all phrases that its brackets allow, and … for
 * up to twelve characters.
 */
function phrasesOf<Id extends string>(
  id: Id,
  patterns: readonly string[],
  { normalizeText, tokensOf }: Pick<Reading, 'normalizeText' | 'tokensOf'>,
): Phrases<Id> {
  const said = patterns.map(pattern =>
    pattern.replace(/[^()|…]+/g, words => lettersOf(normalizeText(words))).replaceAll('(', '(?:'),
  )
  const sounding = said.map(pattern =>
    pattern.replace(/[^():?|…]+/g, words => spell(soundsOf(tokensOf(words)))),
  )
  const any = (all: readonly string[], gap: string) =>
    new RegExp(`^(?:${all.join('|').replaceAll('…', gap) || '(?!)'})$`)
  return { id, written: any(said, '.{0,12}'), spoken: any(sounding, '(?:\\S+ ){0,12}') }
}

const spell = (sounds: readonly string[]): string => {
  let spelt = ''
  for (const sound of sounds) spelt += `${sound} `
  return spelt
}

/** A message prepared for comparison with phrases: with and without fillers, in writing and by sound. */
export interface Said {
  readonly written: readonly string[]
  readonly spoken: readonly string[]
}

const nothingSaid: Said = { written: [], spoken: [] }

/** Prepares letters; two syllables are too few to compare by sound unless they were typed. */
export function saidOf(letters: string, fillers: Fillers, tokensOf: Reading['tokensOf']): Said {
  if (letters === '' || letters.length > longestPhrase * 3) return nothingSaid
  const written = [letters, stripEnd(letters, fillers), stripFillers(letters, fillers)].filter(
    (way, at, ways) => ways.indexOf(way) === at,
  )
  const spoken: string[] = []
  for (const way of written) {
    const tokens = tokensOf(way)
    if (tokens.length > longestPhrase) continue
    const typed = tokens.every(({ character }) => character === null)
    if (typed || tokens.length > 2) spoken.push(spell(soundsOf(tokens)))
  }
  return { written, spoken }
}

/** The kinds of phrase that were said; by sound only where none matches in writing. */
export function matchPhrases<Id extends string>(
  { all, anyWritten, anySpoken }: PhraseIndex<Id>,
  { written, spoken }: Said,
): readonly Id[] {
  const read = idsOf(all, anyWritten, written, phrases => phrases.written)
  return read.length > 0 ? read : idsOf(all, anySpoken, spoken, phrases => phrases.spoken)
}

function idsOf<Id extends string>(
  all: readonly Phrases<Id>[],
  any: RegExp,
  ways: readonly string[],
  patternOf: (phrases: Phrases<Id>) => RegExp,
): readonly Id[] {
  if (!ways.some(way => any.test(way))) return []
  return all.filter(phrases => ways.some(way => patternOf(phrases).test(way))).map(({ id }) => id)
}
