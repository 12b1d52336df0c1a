import type { AwaitedChoice, Awaiting } from '../dialog/understanding.ts'
import { readChineseNumber } from './chinese-number.ts'
import { lettersOf } from './letters-of.ts'
import type { Model } from './model.ts'
import { gramsOf, type ReadWording, soundsOf } from './reading.ts'
import { stripFillers } from './whole-match.ts'

/** The awaited choice a message makes. */
export interface ChoiceMatch {
  readonly choice: string
  /** How it was recognised, for `why`. */
  readonly rule: string
  /** Said so plainly that a problem named in the same words does not win over it. */
  readonly plain: boolean
}

/** The id of a choice, and one of its wordings. */
interface Wording {
  readonly choice: string
  readonly said: ReadWording
}

/** Least likeness of sounds (0–1) and least lead over the next choice. */
const likeness = 0.6
const lead = 0.15

const ordinal = /^(?:我?选择?|第|点|就|要)*(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个|项|种|条|号|款)?$/
const last = /^(?:我?选择?)?最后(?:一|那)?个?$/

/**
 * The choice a message makes among those on offer: by its wording, its number (「1」「第一个」「选2」), a part of its
 * label, a move it stands for, or by likeness of sound, in this order. Two that fit alike are no choice.
 */
export function matchChoice(
  model: Model,
  text: string,
  awaiting: Awaiting,
  moves: readonly string[],
): ChoiceMatch | null {
  if (awaiting.choices.length === 0) return null
  const bare = lettersOf(text)
  if (bare === '') return null
  const stripped = stripFillers(bare, model.wholes.fillers)
  const wordings = wordingsOf(model, awaiting)
  const wording = wordings.filter(({ said }) => said.letters === bare || said.letters === stripped)
  const sure = only('wording', true, wording) ?? byNumber(stripped, awaiting) ?? byMove(awaiting, moves)
  // A bare 没有 is a no, even where a label holds these two characters.
  if (sure || moves.includes('affirm') || moves.includes('deny')) return sure
  const part = wordings.filter(({ said }) => stripped.length > 1 && said.letters.includes(stripped))
  const most = wordings.filter(({ said }) => mostOf(said.letters, stripped))
  return (
    only('part of the label', true, part) ??
    only('the label among other words', false, most) ??
    byLikeness(model, stripped, wordings)
  )
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

function only(rule: string, plain: boolean, wordings: readonly Wording[]): ChoiceMatch | null {
  const id = wordings[0]?.choice
  return id !== undefined && wordings.every(({ choice }) => choice === id)
    ? { choice: id, rule, plain }
    : null
}

function byNumber(text: string, { choices, expects }: Awaiting): ChoiceMatch | null {
  if (last.test(text)) return numbered(choices.at(-1))
  const digits = ordinal.exec(text)?.[1]
  if (digits === undefined) return null
  // Where a number is asked for, a bare number is that, not the number of a choice.
  if (digits === text && expects !== undefined && expects !== 'terminal-kind' && expects !== 'time')
    return null
  const position = /^\d+$/.test(digits) ? Number(digits) : (readChineseNumber(digits) ?? 0)
  return numbered(choices[position - 1])
}

const numbered = (choice: AwaitedChoice | undefined): ChoiceMatch | null =>
  choice ? { choice: choice.id, rule: 'number', plain: true } : null

function byMove({ choices }: Awaiting, moves: readonly string[]): ChoiceMatch | null {
  for (const move of moves) {
    const meant = choices.find(choice => choice.means.includes(move))
    if (meant) return { choice: meant.id, rule: `move ${move}`, plain: false }
  }
  return null
}

/** The label is at least half of what was said. */
const mostOf = (label: string, said: string): boolean =>
  label.length > 1 && said.includes(label) && label.length * 2 >= said.length

function byLikeness(model: Model, said: string, wordings: readonly Wording[]): ChoiceMatch | null {
  const sounds = soundsOf(model.reading.tokensOf(said))
  if (sounds.length < 2) return null
  const heard = gramsOf(sounds)
  const best = new Map<string, number>()
  for (const { choice, said: theirs } of wordings) {
    best.set(choice, Math.max(best.get(choice) ?? 0, alike(heard, theirs.grams)))
  }
  const [first, second] = [...best].sort((left, right) => right[1] - left[1])
  if (!first || first[1] < likeness || first[1] - (second?.[1] ?? 0) < lead) return null
  return { choice: first[0], rule: 'sounds like the label', plain: false }
}

/** Dice likeness of two rows of syllables, by single syllables and pairs. */
function alike(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  let shared = 0
  for (const gram of mine) if (theirs.has(gram)) shared++
  return (2 * shared) / (mine.size + theirs.size)
}
