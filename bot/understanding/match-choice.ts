import type { Awaiting } from '../dialog/understanding.ts'
import { byNumber, byPlace } from './choose-by-place.ts'
import type { Tone } from './content.ts'
import { findMention } from './find-mention.ts'
import { contradicts, findOverlap } from './find-overlap.ts'
import type { Heard } from './hear-answer.ts'
import { lettersOf } from './letters-of.ts'
import type { Model } from './model.ts'
import { gramsOf, type ReadWording, soundsOf } from './reading.ts'
import { stripFillers } from './whole-match.ts'

/** The awaited choice a message makes. */
export interface ChoiceMatch {
  readonly choice: string
  /** How it was recognised, for `why`. */
  readonly rule: string
  /**
   * `plain`: a problem named in the same words does not win over it. `mention`: its wording stands among other words,
   * in `wordings`. `overlap`: it shares most letters. `topic`: it leads to the problem named. `tone`: only good or bad news was heard. `hint`: it sounds like it, or is a move that counts as it.
   */
  readonly trust: 'plain' | 'mention' | 'overlap' | 'topic' | 'tone' | 'hint'
  /** The wordings that were met, folded. */
  readonly wordings?: readonly string[]
  /** How much of what was said the longest of them is. */
  readonly share?: number
}

/** The id of a choice, and one of its wordings. */
interface Wording {
  readonly choice: string
  readonly said: ReadWording
}

/** Least likeness of sounds (0–1) and least lead over the next choice. */
const likeness = 0.6
const lead = 0.15

/** A message beside the wordings of the choices on offer. */
export interface Worded {
  readonly awaiting: Awaiting
  /** Its letters, and these without fillers at the ends. */
  readonly bare: string
  readonly stripped: string
  readonly wordings: readonly Wording[]
}

/** The message beside the wordings; null where there is no choice, or nothing was said. */
export function wordedFor(model: Model, text: string, awaiting: Awaiting): Worded | null {
  const bare = awaiting.choices.length === 0 ? '' : lettersOf(text)
  if (bare === '') return null
  const stripped = stripFillers(bare, model.wholes.fillers)
  return { awaiting, bare, stripped, wordings: wordingsOf(model, awaiting) }
}

/** The choice that a message makes by its wording or number (「1」「第一个」), whatever else it may mean. */
export function matchPlainly({ awaiting, bare, stripped, wordings }: Worded): ChoiceMatch | null {
  const wording = wordings.filter(({ said }) => said.letters === bare || said.letters === stripped)
  return only('wording', 'plain', wording) ?? byNumber(stripped, awaiting)
}

/** A message as an answer: what was heard in it, and the moves it is; `sure` ones are nothing but that move. */
interface Answer {
  readonly heard: Heard
  readonly moves: readonly string[]
  readonly sure: boolean
  /** The problem that it is about. */
  readonly topic: string | null
}

/** A message that is so much one wording is that, whatever phrase it is besides. */
const mostlyMention = 0.6
/** So long a wording is an answer even where something is asked besides. */
const leastInQuestion = 4

/**
 * The choices that a message may make among those on offer when it makes none plainly, the surest first: by its place
 * (「最下面那个」), a part of its label, a move it stands for, its wording among other words, the letters they share, the
 * problem it leads to, the good or bad news it tells, or by likeness of sound. Two that fit alike are no choice.
 */
export function* matchChoice(
  model: Model,
  { awaiting, stripped, wordings }: Worded,
  answer: Answer,
): Generator<ChoiceMatch, void> {
  const plain = byPlace(awaiting, answer.heard.place)
  if (plain) yield plain
  else if (answer.heard.bearing) yield* some(byBearing(model, awaiting, answer.heard))
  else yield* byWords(model, stripped, wordings, awaiting, answer)
}

/** Free words in answer to a question, the surest sign first. */
function* byWords(
  model: Model,
  stripped: string,
  wordings: readonly Wording[],
  awaiting: Awaiting,
  { heard, moves, sure, topic }: Answer,
): Generator<ChoiceMatch, void> {
  const open = awaiting.asked !== undefined
  const move = byMove(awaiting, moves)
  if (sure) yield* some(move)
  // A bare 没有 is a no, even where a label holds these two characters.
  if (sure && moves.some(each => each === 'affirm' || each === 'deny')) return
  if (open) yield* some(byMention(model, awaiting, heard))
  if (open && heard.asks) {
    yield* some(byOverlap(model, awaiting, heard))
    return
  }
  yield* some(move)
  // 白弄了 and 按好了 say the same whatever was asked: no likeness makes them another answer.
  if (open && moves.length > 0) return
  const part = wordings.filter(({ said }) => stripped.length > 1 && said.letters.includes(stripped))
  yield* some(only('part of the label', 'plain', part))
  if (open) {
    yield* some(byOverlap(model, awaiting, heard))
    yield* some(byTopic(awaiting, topic, heard))
    yield* some(byTone(awaiting, heard))
  }
  const most = wordings.filter(({ said }) => mostOf(said.letters, stripped))
  yield* some(only('the label among other words', 'hint', most))
  yield* some(byLikeness(model, stripped, wordings))
}

const some = (match: ChoiceMatch | null): readonly ChoiceMatch[] => (match ? [match] : [])

/** What a phrase like 不知道 counts as, unless it is nearly all of a wording. */
function byBearing(model: Model, awaiting: Awaiting, heard: Heard): ChoiceMatch | null {
  const open = awaiting.asked !== undefined
  // Whoever is asked for a number and sees none of what was named has not said that they leave none.
  if (heard.bearing === 'none' && awaiting.expects === 'phone') return null
  const moves = heard.bearing === 'quit' && !open ? ['deny'] : (bearingMoves[heard.bearing ?? ''] ?? [])
  return (open ? byMention(model, awaiting, heard, mostlyMention) : null) ?? byMove(awaiting, moves)
}

/** Bearings that a choice may stand for. */
const bearingMoves: Readonly<Record<string, readonly string[]>> = {
  unsure: ['unsure'],
  none: ['deny', 'not-working'],
}

/** What a tone counts as, the likeliest first. */
const toneMoves: Readonly<Record<Tone, readonly string[]>> = {
  failure: ['not-working', 'deny'],
  deny: ['deny', 'not-working'],
  done: ['done', 'affirm'],
  affirm: ['affirm', 'done'],
}

function wordingsOf({ reading }: Model, { choices }: Awaiting): readonly Wording[] {
  const wordings: Wording[] = []
  for (const { id, label, also } of choices) {
    const said = reading.readWording(label)
    wordings.push({ choice: id, said })
    if (said.brief) wordings.push({ choice: id, said: said.brief })
    for (const other of also) wordings.push({ choice: id, said: reading.readWording(other) })
  }
  return wordings
}

function only(rule: string, trust: ChoiceMatch['trust'], wordings: readonly Wording[]): ChoiceMatch | null {
  const id = wordings[0]?.choice
  return id !== undefined && wordings.every(({ choice }) => choice === id)
    ? { choice: id, rule, trust }
    : null
}

function byMove({ choices }: Awaiting, moves: readonly string[]): ChoiceMatch | null {
  for (const move of moves) {
    const meant = choices.find(choice => choice.means.includes(move))
    if (meant) return { choice: meant.id, rule: `move ${move}`, trust: 'hint' }
  }
  return null
}

/** A question is only like a choice that is one. */
function byOverlap(model: Model, awaiting: Awaiting, heard: Heard): ChoiceMatch | null {
  const { asking } = model.answers
  const choices = heard.asks
    ? awaiting.choices.filter(({ label, also }) => [label, ...also].some(each => asking.test(each)))
    : awaiting.choices
  const found = findOverlap(model.answers, heard, { choices })
  return found && { ...found, rule: 'like the label', trust: 'overlap' }
}

/** A question that names a choice asks about it, unless the choice is a question. */
function byMention(model: Model, awaiting: Awaiting, heard: Heard, least = 0): ChoiceMatch | null {
  const found = findMention(model.answers, heard, awaiting)
  if (!found || found.share < least) return null
  const { choice, wordings, share } = found
  const clear = wordings.some(each => each.length >= leastInQuestion || model.answers.asking.test(each))
  if (heard.asks && !clear) return null
  return { choice, rule: 'the label among other words', trust: 'mention', wordings, share }
}

/** A problem that just one choice leads to is that choice: 断电了 while a settlement runs. */
function byTopic({ choices }: Awaiting, topic: string | null, { tone }: Heard): ChoiceMatch | null {
  const leading = choices.filter(
    ({ leads = [], means }) => topic !== null && leads.includes(topic) && !contradicts(tone, means),
  )
  const [only] = leading
  return only && leading.length === 1 ? { choice: only.id, rule: `leads to ${topic}`, trust: 'topic' } : null
}

/** Only to a question with a yes and a no is good news a yes and bad news a no. */
const isYesOrNo = ({ choices }: Awaiting): boolean => {
  const means = new Set(choices.flatMap(choice => choice.means))
  return (means.has('affirm') || means.has('done')) && (means.has('deny') || means.has('not-working'))
}

function byTone(awaiting: Awaiting, { tone }: Heard): ChoiceMatch | null {
  const match = tone === null || !isYesOrNo(awaiting) ? null : byMove(awaiting, toneMoves[tone])
  return match && { ...match, rule: `${match.rule}, by its tone`, trust: 'tone' }
}

/** The label is at least half of what was said. */
const mostOf = (label: string, said: string): boolean =>
  label.length > 1 && said.includes(label) && label.length * 2 >= said.length

function byLikeness(model: Model, said: string, wordings: readonly Wording[]): ChoiceMatch | null {
  const sounds = soundsOf(model.reading.tokensOf(said))
  const longest = wordings.reduce((most, { said: theirs }) => Math.max(most, theirs.grams.size), 0)
  // So many different sounds, and pairs of them, are too many for any wording.
  if (sounds.length < 2 || likenessOf(longest, leastGrams(sounds), longest) < likeness) return null
  const heard = gramsOf(sounds)
  const best = new Map<string, number>()
  for (const { choice, said: theirs } of wordings) {
    best.set(choice, Math.max(best.get(choice) ?? 0, alike(heard, theirs.grams)))
  }
  const [first, second] = [...best].sort((left, right) => right[1] - left[1])
  if (!first || first[1] < likeness || first[1] - (second?.[1] ?? 0) < lead) return null
  return { choice: first[0], rule: 'sounds like the label', trust: 'hint' }
}

/** Dice likeness of two rows of syllables, by single syllables and pairs. */
function alike(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  let shared = 0
  for (const gram of theirs) if (mine.has(gram)) shared++
  return likenessOf(shared, mine.size, theirs.size)
}

const likenessOf = (shared: number, mine: number, theirs: number): number => (2 * shared) / (mine + theirs)

/** Each different sound is a gram, and each but one begins a pair that no other does. */
function leastGrams(sounds: readonly string[]): number {
  let different = 0
  for (const [at, sound] of sounds.entries()) if (sounds.indexOf(sound) === at) different++
  return 2 * different - 1
}
