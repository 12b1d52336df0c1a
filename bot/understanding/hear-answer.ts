import type { Bearing } from '../dialog/understanding.ts'
import type { Answers } from './answers.ts'
import { splitClauses } from './clauses.ts'
import { findConcepts, type Occurrence } from './concepts.ts'
import { type Place, type Tone, tones } from './content.ts'
import { lettersOf } from './letters-of.ts'
import type { Model } from './model.ts'
import { matchPhrases, type Said, saidOf } from './phrases.ts'
import type { Token } from './tokens.ts'
import { stripFillers } from './whole-match.ts'

/** What a message says in answer to an open question, independent of the question. */
export interface Heard {
  /** Its letters without courtesies at the end, folded for comparison with wordings. */
  readonly folded: string
  /** The same letters, unfolded. */
  readonly letters: string
  readonly bearing: Bearing | null
  /** Whether the bearing is all that the message says. */
  readonly alone: boolean
  /** Whether the message says more than the bearing's phrase. */
  readonly loose: boolean
  readonly place: Place | null
  readonly tone: Tone | null
  /** The share of the message made up of words that tell the tone, 0–1. */
  readonly share: number
  readonly asks: boolean
}

interface Clause {
  readonly said: Said
  readonly bearing: Bearing | null
  readonly tone: Tone | null
  readonly told: number
  readonly asks: boolean
  readonly length: number
}

/** Finds out what a normalised message says in answer to an open question. */
export function hearAnswer(answers: Answers, model: Pick<Model, 'reading' | 'wholes'>, text: string): Heard {
  const said = splitClauses(text, []).map(lettersOf)
  const everything = said.join('')
  const all = readClause(answers, model, everything)
  // 现在怎么办 asks what to do, although 怎么办 at the end of an answer is only a courtesy.
  const parts = all.bearing ? said : withoutCourtesies(answers, said)
  const letters = parts.join('')
  const whole = letters === everything ? all : readClause(answers, model, letters)
  const clauses = parts.length > 1 ? parts.map(part => readClause(answers, model, part)) : [whole]
  const bearing = whole.bearing ?? bearingAmong(clauses)
  const room = bearing ? [] : matchPhrases(answers.loose, whole.said)
  const told = clauses.filter(({ tone }) => tone !== null)
  const length = clauses.reduce((sum, clause) => sum + clause.length, 0)
  return {
    folded: answers.fold(letters),
    letters,
    bearing: bearing ?? (room[0] === 'why-to' ? 'why' : (room[0] ?? null)),
    alone: whole.bearing !== null,
    loose: bearing === null && room.length > 0 && room[0] !== 'why-to',
    place: matchPhrases(answers.places, whole.said)[0] ?? null,
    tone: heaviest(told.map(({ tone }) => tone)),
    share: length === 0 ? 0 : told.reduce((sum, clause) => sum + clause.told, 0) / length,
    asks: clauses.some(({ asks }) => asks),
  }
}

const saidIn = ({ reading, wholes }: Pick<Model, 'reading' | 'wholes'>, letters: string): Said =>
  saidOf(letters, wholes.fillers, reading.tokensOf)

/**
 * The bearing that makes up a whole normalised message, whatever was asked; null where the message says more.
 */
export function bearingOfAll(
  answers: Answers,
  model: Pick<Model, 'reading' | 'wholes'>,
  text: string,
): Bearing | null {
  const said = splitClauses(text, []).map(lettersOf)
  const everything = said.join('')
  const [bearing] = matchPhrases(answers.bearings, saidIn(model, everything))
  if (bearing !== undefined) return bearing
  const letters = withoutCourtesies(answers, said).join('')
  if (letters === everything) return null
  return matchPhrases(answers.bearings, saidIn(model, letters))[0] ?? null
}

function withoutCourtesies({ courtesies }: Answers, clauses: readonly string[]): readonly string[] {
  const said = clauses.filter(clause => clause !== '')
  const bare = said
    .map((clause, at) => {
      const end = courtesies.find(word => clause.endsWith(word) && (said.length > 1 || clause !== word))
      return end === undefined || (at === 0 && clause === end) ? clause : clause.slice(0, -end.length)
    })
    .filter(clause => clause !== '')
  return bare.length > 0 ? bare : said
}

/**
 * Worry is answered first; next a request for time at the end, before which a yes is mere politeness;
 * otherwise an outcome that is told outweighs bearings.
 */
function bearingAmong(clauses: readonly Clause[]): Bearing | null {
  const found = clauses.map(({ bearing }) => bearing)
  if (found.includes('worry')) return 'worry'
  if (found.at(-1) === 'wait') return 'wait'
  const told = clauses.some(({ tone, bearing }) => tone !== null && bearing === null)
  return told ? null : (found.find(bearing => bearing !== null) ?? null)
}

function readClause(answers: Answers, model: Pick<Model, 'reading' | 'wholes'>, letters: string): Clause {
  const said = saidIn(model, letters)
  const bearing = matchPhrases(answers.bearings, said)[0] ?? null
  const tokens = model.reading.tokensOf(letters)
  const length = tokens.length
  const met = findConcepts(answers.words, tokens).filter(({ certainty }) => certainty !== 'sound')
  const longest = met.filter(one => !met.some(other => holds(other, one)))
  const asks = longest.some(({ concept }) => concept === 'asking')
  const telling = longest.map(({ concept, start, end }) => {
    const tone = tones.find(each => each === concept) ?? null
    return isTurned(answers, tokens[start - 1], tone)
      ? { tone: 'deny' as const, start: start - 1, end }
      : { tone, start, end }
  })
  const tone = heaviest(telling.map(each => each.tone))
  if (tone === null) {
    const affirms = !asks && isBriefYes(answers, letters)
    return { said, bearing, tone: affirms ? 'affirm' : null, told: affirms ? length : 0, asks, length }
  }
  const told = new Set<number>()
  for (const { tone: heard, start, end } of telling) {
    if (heard === tone) for (let at = start; at < end; at++) told.add(at)
  }
  return { said, bearing, tone, told: told.size, asks, length }
}

/** 没 before 看到 negates it, even when typed in pinyin. */
const isTurned = ({ negation, negating }: Answers, before: Token | undefined, tone: Tone | null): boolean =>
  (tone === 'done' || tone === 'affirm') &&
  before !== undefined &&
  (before.character === null ? negating.has(before.syllable ?? '') : negation.has(before.character))

/** Whether a word is only part of a longer one: 没什么 asks nothing, but still says no. */
const holds = (longer: Occurrence, { concept, start, end }: Occurrence): boolean =>
  longer.start <= start &&
  end <= longer.end &&
  longer.end - longer.start > end - start &&
  (longer.concept !== 'telling' || concept === 'asking')

/** A message that tells of both a failure and a success tells of the failure. */
const heaviest = (heard: readonly (Tone | null)[]): Tone | null =>
  tones.find(tone => heard.includes(tone)) ?? null

/** Letters like 有 and 会 mean yes at either end of a short message. */
function isBriefYes({ brief, light }: Answers, letters: string): boolean {
  const said = stripFillers(letters, light)
  return said.length <= 4 && (brief.has(said.slice(0, 1)) || brief.has(said.slice(-1)))
}
