import type { AwaitedChoice, Awaiting } from '../dialog/understanding.ts'
import { readChineseNumber } from './chinese-number.ts'
import type { Model } from './model.ts'
import { lettersOf, type ReadWording, soundsOf } from './reading.ts'
import { stripFillers } from './whole-match.ts'

/** The awaited choice a message makes. */
export interface ChoiceMatch {
  readonly choice: string
  /** How it was recognised, for `why`. */
  readonly rule: string
  /** Said so plainly that a problem named in the same words does not win over it. */
  readonly plain: boolean
}

interface Wording extends ReadWording {
  readonly choice: AwaitedChoice
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
  const wordings = awaiting.choices.flatMap(choice =>
    [choice.label, ...partsOf(choice.label), ...choice.also].map(
      (wording): Wording => ({ choice, ...model.reading.readWording(wording) }),
    ),
  )
  const wording = wordings.filter(one => one.letters === bare || one.letters === stripped)
  const sure = only('wording', true, wording) ?? byNumber(stripped, awaiting) ?? byMove(awaiting, moves)
  // A bare 没有 is a no, even where a label holds these two characters.
  if (sure || moves.includes('affirm') || moves.includes('deny')) return sure
  const part = wordings.filter(one => stripped.length > 1 && one.letters.includes(stripped))
  const most = wordings.filter(one => mostOf(one.letters, stripped))
  return (
    only('part of the label', true, part) ??
    only('the label among other words', false, most) ??
    byLikeness(model, stripped, wordings)
  )
}

/** 「电签（没有打印机）」 is also called 电签. */
const partsOf = (label: string): readonly string[] => {
  const parts = label.split(/[（(，,、/]/).map(part => part.trim())
  return parts.length > 1 ? parts.slice(0, 1) : []
}

function only(rule: string, plain: boolean, wordings: readonly Wording[]): ChoiceMatch | null {
  const ids = new Set(wordings.map(({ choice }) => choice.id))
  const [id] = ids
  return ids.size === 1 && id !== undefined ? { choice: id, rule, plain } : null
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
  const best = new Map<string, number>()
  for (const { choice, sounds: theirs } of wordings) {
    best.set(choice.id, Math.max(best.get(choice.id) ?? 0, alike(sounds, theirs)))
  }
  const [first, second] = [...best].sort((left, right) => right[1] - left[1])
  if (!first || first[1] < likeness || first[1] - (second?.[1] ?? 0) < lead) return null
  return { choice: first[0], rule: 'sounds like the label', plain: false }
}

/** Dice likeness of two rows of syllables, by single syllables and pairs. */
function alike(left: readonly string[], right: readonly string[]): number {
  const mine = gramsOf(left)
  const theirs = gramsOf(right)
  let shared = 0
  for (const gram of mine) if (theirs.has(gram)) shared++
  return (2 * shared) / (mine.size + theirs.size)
}

const gramsOf = (sounds: readonly string[]): ReadonlySet<string> =>
  new Set([...sounds, ...sounds.slice(1).map((sound, index) => `${sounds[index]} ${sound}`)])
