import type { Lexicon } from './content.ts'
import type { Token } from './tokens.ts'

/** How surely a term was met: written out, typed in pinyin, or only sounding like it. */
export type Certainty = 'exact' | 'typed' | 'sound'
export type Polarity = 'plain' | 'not' | 'done'

/** A term of the lexicon met in a clause, `start`–`end` in tokens. */
export interface Occurrence {
  readonly concept: string
  readonly term: string
  readonly start: number
  readonly end: number
  readonly certainty: Certainty
  readonly polarity: Polarity
  /** The concept belongs to the trade and is not only heard: it speaks for a message being ours. */
  readonly trade: boolean
}

/** One heard syllable may stand for anything; it only supports other terms. */
export const isTelling = ({ certainty, start, end }: Occurrence): boolean =>
  certainty !== 'sound' || end - start > 1

interface Entry {
  readonly concept: string
  readonly term: string
  readonly characters: readonly (string | null)[]
}

interface Node {
  readonly next: Map<string, Node>
  readonly ends: Entry[]
}

/** Terms by their characters and by their sound. */
export interface ConceptIndex {
  readonly written: Node
  readonly spoken: Node
  readonly neverMisheard: ReadonlySet<string>
  readonly everyday: ReadonlySet<string>
}

const leaf = (): Node => ({ next: new Map(), ends: [] })

/** Builds the index from the lexicon's concepts, their terms already normalised and tokenised. */
export function indexConcepts(
  concepts: Readonly<Record<string, readonly string[]>>,
  { neverMisheard, writtenOnly, everyday }: Pick<Lexicon, 'neverMisheard' | 'writtenOnly' | 'everyday'>,
  tokensOf: (term: string) => readonly Token[],
): ConceptIndex {
  const written = leaf()
  const spoken = leaf()
  for (const [concept, terms] of Object.entries(concepts)) {
    for (const term of terms) {
      const tokens = tokensOf(term)
      const end = { concept, term, characters: tokens.map(({ character }) => character) }
      put(
        written,
        end.characters.map(character => character ?? ''),
        end,
      )
      const sounds = tokens.map(token => token.syllable)
      if (writtenOnly.includes(concept)) continue
      if (sounds.every(sound => sound !== null)) {
        put(spoken, sounds, end)
      }
    }
  }
  return { written, spoken, neverMisheard: new Set(neverMisheard), everyday: new Set(everyday) }
}

function put(root: Node, keys: readonly string[], end: Entry): void {
  let node = root
  for (const key of keys) {
    const next = node.next.get(key) ?? leaf()
    node.next.set(key, next)
    node = next
  }
  node.ends.push(end)
}

/** Every term met in a clause, by writing or by sound. */
export function findConcepts(index: ConceptIndex, tokens: readonly Token[]): readonly Occurrence[] {
  const written: Occurrence[] = []
  const spoken: Occurrence[] = []
  const signs = tokens.map(polaritySign).join('')
  const occurrence = ({ concept, term }: Entry, start: number, end: number, certainty: Certainty) => ({
    concept,
    term,
    start,
    end,
    certainty,
    polarity: polarityOf(signs, start, end),
    trade: certainty !== 'sound' && !index.everyday.has(concept),
  })
  for (let start = 0; start < tokens.length; start++) {
    walk(index.written, tokens, start, characterOf, (entry, end) => {
      written.push(occurrence(entry, start, end, 'exact'))
    })
  }
  const inWord = tokens.map((_, at) =>
    written.some(({ start, end }) => end - start > 1 && start <= at && at < end),
  )
  for (let start = 0; start < tokens.length; start++) {
    walk(index.spoken, tokens, start, syllableOf, (entry, end) => {
      const certainty = certaintyOf(index, entry, tokens.slice(start, end), inWord.slice(start, end))
      if (certainty !== null) spoken.push(occurrence(entry, start, end, certainty))
    })
  }
  return [...written, ...spoken]
}

/** How a term was met by its sound; null where it was written out, or where something else was clearly meant. */
function certaintyOf(
  { neverMisheard }: ConceptIndex,
  { characters }: Entry,
  span: readonly Token[],
  inWord: readonly boolean[],
): Certainty | null {
  // One typed syllable stands for many characters: it supports other terms, as like-sounding ones do.
  if (span.every(({ character }) => character === null)) return span.length > 1 ? 'typed' : 'sound'
  if (span.length === 1) return null
  let differs = false
  for (const [at, { character }] of span.entries()) {
    if (character === characters[at]) continue
    // A character of another known word is no misspelling: 终端 is not a misspelt 中断.
    if (character !== null && (neverMisheard.has(character) || inWord[at])) return null
    differs = true
  }
  return differs ? 'sound' : null
}

const characterOf = ({ character }: Token): string | null => character
const syllableOf = ({ syllable }: Token): string | null => syllable

function walk(
  root: Node,
  tokens: readonly Token[],
  start: number,
  keyOf: (token: Token) => string | null,
  met: (entry: Entry, end: number) => void,
): void {
  let node: Node | undefined = root
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]
    const key = token ? keyOf(token) : null
    node = key === null ? undefined : node?.next.get(key)
    if (!node) return
    for (const entry of node.ends) met(entry, at + 1)
  }
}

/** Typed pinyin of the few words that tell negation and aspect. */
const spokenSigns: Readonly<Record<string, string>> = {
  mei: '没',
  you: '有',
  bu: '不',
  wei: '未',
  guo: '过',
  wan: '完',
  le: '了',
  hao: '好',
  gan: '刚',
  dou: '都',
  yao: '要',
  zen: '怎',
  yi: '一',
  lian: '两',
  san: '三',
  ji: '几',
  ci: '次',
  bian: '遍',
  jin: '经',
  zuo: '做',
  qu: '去',
  an: '按',
}

const polaritySign = ({ character, syllable }: Token): string =>
  character === null ? (spokenSigns[syllable ?? ''] ?? '□') : character.length === 1 ? character : '□'

const negatedBefore =
  /(没有?|未|不|无法|别|忘[了记]?|甭|勿|冇|拒绝)(去|能|会|再|给|做|点|按|过|进行|办法|来得及|成功|让)*$/
const negatedAfter = /^(不了|不成|不上|不出|不起|不到|不掉|不动|没成|不过去|未成功|没成功)/
const doneBefore =
  /(已经?|刚刚?才?|才|都|昨[天晚]|今早|早上|前面|也|又|做[了过]|点[了过]|按[了过]|进行了)(做|点|按|进行|去|把|来)?[了过]?[一两二三好几]?[次遍回]?$/
const doneAfter =
  /^(操作)?(也|都|已经?)?(做|弄|搞|点|按|打)?(过了|过|完了|完|了(?!吗)|好了|好|成功|掉了|[一两二三好几]+[次遍回])/
const wished = /(要|该|得|需|请|先|想|让我?|叫我?|会|能|可以|怎么|如何|怎样|为什么|为啥)(先|去|再|做|点|按)*$/

/** Negation and aspect are rules: n-grams cannot tell 还没结算 from 已经结算. */
function polarityOf(signs: string, start: number, end: number): Polarity {
  const before = signs.slice(Math.max(0, start - 7), start)
  const after = signs.slice(end, end + 5)
  if (negatedBefore.test(before) || negatedAfter.test(after)) return 'not'
  if (wished.test(before)) return 'plain'
  if (doneBefore.test(before) || doneAfter.test(after)) return 'done'
  return 'plain'
}
