import { type ConceptIndex, indexConcepts } from './concepts.ts'
import { type AnswersContent, bearings, type Lexicon, looseBearings, type Place, places } from './content.ts'
import { lettersOf } from './letters-of.ts'
import { indexPhrases, type PhraseIndex } from './phrases.ts'
import { type Reading, soundsOf } from './reading.ts'
import { type Fillers, fillersOf } from './whole-match.ts'

/** What is needed to understand free words while a question is open, prepared once at start. */
export interface Answers {
  readonly bearings: PhraseIndex<(typeof bearings)[number]>
  readonly loose: PhraseIndex<(typeof looseBearings)[number]>
  readonly places: PhraseIndex<Place>
  /** Words that tell an outcome, or that mark a question. */
  readonly words: ConceptIndex
  /** Matches words that mark a question. */
  readonly asking: RegExp
  /** Longest first. */
  readonly meaning: readonly string[]
  /** Letters that mean yes only at either end of a short message. */
  readonly brief: ReadonlySet<string>
  readonly common: ReadonlySet<string>
  readonly negation: ReadonlySet<string>
  /** The sounds of those letters, for typed pinyin. */
  readonly negating: ReadonlySet<string>
  /** Letters without meaning, to be taken off both ends. */
  readonly light: Fillers
  /** Longest first. */
  readonly courtesies: readonly string[]
  /** Spells alike what is said in several ways, and drops the letters without meaning. */
  readonly fold: (letters: string) => string
  /** For wordings of the content only: their number is limited, and each is read once. */
  readonly readWording: (wording: string) => FoldedWording
}

/** A wording of a choice, ready to be found among other words. */
interface FoldedWording {
  /** The wording and its parts between commas, folded for comparison; `asIs` ones are compared unfolded. */
  readonly parts: readonly { readonly wording: string; readonly asIs: boolean; readonly turned: boolean }[]
  /** Its letters and pairs of letters. */
  readonly pieces: ReadonlySet<string>
}

/** Indexes the phrases and words of `content/answers.yaml`. */
export function indexAnswers(
  content: AnswersContent,
  { neverMisheard }: Pick<Lexicon, 'neverMisheard'>,
  reading: Pick<Reading, 'tokensOf' | 'normalizeText' | 'names'>,
): Answers {
  const { tones, asking, telling, brief, meaning, alike, light, common, negation, courtesies } = content
  const plain = (words: readonly string[]) => words.map(word => lettersOf(reading.normalizeText(word)))
  const fold = foldWith(alike, light)
  const letters = { fold, common: new Set(common), negation: new Set(negation) }
  const words = Object.entries({ ...tones, asking, telling }).map(([id, terms]) => [id, plain(terms)])
  return {
    bearings: indexPhrases(content.bearings, bearings, reading),
    loose: indexPhrases(content.loose, looseBearings, reading),
    places: indexPhrases(content.places, places, reading),
    words: indexConcepts(
      Object.fromEntries(words),
      { neverMisheard, writtenOnly: [] },
      reading.tokensOf,
      reading.names,
    ),
    asking: new RegExp(plain(asking).join('|') || '(?!)'),
    brief: new Set(brief),
    negating: new Set(soundsOf(reading.tokensOf(negation))),
    light: fillersOf([...light]),
    meaning: longestFirst(plain(meaning)),
    courtesies: longestFirst(plain(courtesies)),
    ...letters,
    readWording: readingWordings(letters),
  }
}

const longestFirst = (words: readonly string[]): readonly string[] =>
  [...words].sort((left, right) => right.length - left.length)

function foldWith(alike: Readonly<Record<string, string>>, light: string): (letters: string) => string {
  const any = new RegExp([...longestFirst(Object.keys(alike)), `[${light}]`].join('|'), 'g')
  return letters => letters.replace(any, found => alike[found] ?? '')
}

type Letters = Pick<Answers, 'fold' | 'common' | 'negation'>

function readingWordings(letters: Letters): (wording: string) => FoldedWording {
  const known = new Map<string, FoldedWording>()
  return wording => {
    const read = known.get(wording) ?? foldWording(letters, wording)
    known.set(wording, read)
    return read
  }
}

function foldWording(letters: Letters, wording: string): FoldedWording {
  const { fold, negation } = letters
  const parts = [...new Set(partsOf(wording))].flatMap(part => {
    const folded = fold(part)
    // 算了 folds to a single letter, so it is compared unfolded.
    const asIs = folded.length < 2
    const said = asIs ? part : folded
    const turned = [...said].some(letter => negation.has(letter))
    return said.length < 2 ? [] : [{ wording: said, asIs, turned }]
  })
  return { parts, pieces: piecesOf(letters, fold(wording)) }
}

/** A label may list several cases: 缺纸、没电或无流水. */
const partsOf = (wording: string): readonly string[] =>
  [wording, ...wording.split(/[，、（）()或/]/)].map(part => lettersOf(part.toLowerCase()))

/** All pairs of adjacent letters. */
export const pairsOf = (folded: string): readonly string[] =>
  [...folded].slice(1).map((letter, at) => (folded[at] ?? '') + letter)

/** The letters of a folded text and their pairs, except those found in most sentences. */
export const piecesOf = ({ common }: Pick<Answers, 'common'>, folded: string): ReadonlySet<string> =>
  new Set([
    ...[...folded].filter(letter => !common.has(letter)),
    ...pairsOf(folded).filter(pair => [...pair].some(letter => !common.has(letter))),
  ])
