import type { Awaiting } from '../dialog/understanding.ts'
import type { ChoiceMatch } from './choice-match.ts'
import { byPlace } from './choose-by-place.ts'
import { byMove, byTone, byTopic } from './choose-by-sense.ts'
import { bySound } from './choose-by-sound.ts'
import { byMention, byOverlap } from './choose-by-words.ts'
import type { Heard } from './hear-answer.ts'
import { onlyChoice, type Worded } from './match-plainly.ts'
import type { Model } from './model.ts'

/**
 * A message taken as an answer: what it says, and the moves it may be; `sure` where it is nothing but that
 * move.
 */
interface Answer {
  readonly heard: Heard
  readonly moves: readonly string[]
  readonly sure: boolean
  /** The problem that the message is about. */
  readonly topic: string | null
}

/** From this share of the message on, a wording outweighs any phrase in it. */
const mostlyMention = 0.6

/** Bearings that a choice may stand for. */
const bearingMoves: Readonly<Record<string, readonly string[]>> = {
  unsure: ['unsure'],
  none: ['deny', 'not-working'],
}

/**
 * The choices on offer that a message may make when none is made plainly, the surest first: by its place
 * (「最下面那个」), part of its label, a move it stands for, its wording among other words, shared letters, the
 * problem it leads to, good or bad news, or similar sound. Two that fit equally well cancel each other.
 */
export function* matchChoice(model: Model, worded: Worded, answer: Answer): Generator<ChoiceMatch, void> {
  const { awaiting } = worded
  const plain = byPlace(awaiting, answer.heard.place)
  if (plain) yield plain
  else if (answer.heard.bearing) yield* some(byBearing(model, awaiting, answer.heard))
  else yield* byWords(model, worded, answer)
}

/** Choices made in free words, the surest first. */
function* byWords(
  model: Model,
  { awaiting, stripped, wordings }: Worded,
  { heard, moves, sure, topic }: Answer,
): Generator<ChoiceMatch, void> {
  const open = awaiting.asked !== undefined
  const move = byMove(awaiting, moves)
  if (sure) yield* some(move)
  // A bare 没有 is a no, even where a label contains these two characters.
  if (sure && moves.some(each => each === 'affirm' || each === 'deny')) return
  if (open) yield* some(byMention(model, awaiting, heard))
  if (open && heard.asks) {
    yield* some(byOverlap(model, awaiting, heard))
    return
  }
  yield* some(move)
  // 白弄了 and 按好了 mean the same whatever was asked: no similarity makes them another answer.
  if (open && moves.length > 0) return
  const part = wordings.filter(({ said }) => stripped.length > 1 && said.letters.includes(stripped))
  yield* some(onlyChoice('part of the label', 'plain', part))
  if (open) {
    yield* some(byOverlap(model, awaiting, heard))
    yield* some(byTopic(awaiting, topic, heard))
    yield* some(byTone(awaiting, heard))
  }
  const most = wordings.filter(({ said }) => mostOf(said.letters, stripped))
  yield* some(onlyChoice('the label among other words', 'hint', most))
  yield* some(bySound(model.reading, stripped, wordings))
}

const some = (match: ChoiceMatch | null): readonly ChoiceMatch[] => (match ? [match] : [])

/** The choice that a phrase like 不知道 amounts to, unless most of the message is a wording. */
function byBearing(model: Model, awaiting: Awaiting, heard: Heard): ChoiceMatch | null {
  const open = awaiting.asked !== undefined
  // A merchant who is asked for a number and says that nothing applies has not refused to leave one.
  if (heard.bearing === 'none' && awaiting.expects === 'phone') return null
  const moves = heard.bearing === 'quit' && !open ? ['deny'] : (bearingMoves[heard.bearing ?? ''] ?? [])
  return (open ? byMention(model, awaiting, heard, mostlyMention) : null) ?? byMove(awaiting, moves)
}

/** Whether the label makes up at least half of the message. */
const mostOf = (label: string, said: string): boolean =>
  label.length > 1 && said.includes(label) && label.length * 2 >= said.length
