import { lettersOf } from './letters-of.ts'
import { type Reading, soundsOf } from './reading.ts'
import { type Fillers, stripEnd, stripFillers } from './whole-match.ts'

/** Phrases that may be all that is said, in writing and by their sound. */
interface Phrases<Id extends string> {
  readonly id: Id
  readonly written: RegExp
  readonly spoken: RegExp
}

/** Phrases of several kinds, and patterns that those of any kind fit: most messages are none of them. */
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

/** Longer than this nobody says just one of them. */
const longestPhrase = 24

/**
 * Prepares patterns like 没(看到|见着)(单子|): a pattern stands for all the phrases that its brackets allow, and … for up
 * to twelve characters.
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

const spell = (sounds: readonly string[]): string => sounds.map(sound => `${sound} `).join('')

/** The phrases that a message is, fillers aside; two syllables are too few to go by sound unless they were typed. */
export function matchPhrases<Id extends string>(
  { all, anyWritten, anySpoken }: PhraseIndex<Id>,
  letters: string,
  fillers: Fillers,
  tokensOf: Reading['tokensOf'],
): readonly Id[] {
  if (letters === '' || letters.length > longestPhrase * 3) return []
  const candidates = [...new Set([letters, stripEnd(letters, fillers), stripFillers(letters, fillers)])]
  if (candidates.some(candidate => anyWritten.test(candidate))) {
    const written = all.filter(phrases => candidates.some(candidate => phrases.written.test(candidate)))
    return written.map(({ id }) => id)
  }
  const heard = candidates.flatMap(candidate => {
    const tokens = tokensOf(candidate)
    if (tokens.length > longestPhrase) return []
    const typed = tokens.every(({ character }) => character === null)
    return typed || tokens.length > 2 ? [spell(soundsOf(tokens))] : []
  })
  if (!heard.some(sounds => anySpoken.test(sounds))) return []
  return all.filter(({ spoken }) => heard.some(sounds => spoken.test(sounds))).map(({ id }) => id)
}
