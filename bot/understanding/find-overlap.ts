import type { Awaiting } from '../dialog/understanding.ts'
import { type Answers, piecesOf } from './answers.ts'
import type { Heard } from './hear-answer.ts'

/** The choice that shares more letters with the message than any other. */
interface Overlap {
  readonly choice: string
  /** The share of the message that is common to both, 0–1. */
  readonly share: number
}

/** A pair of letters weighs as much as two single ones. */
const pairWeight = 2
/**
 * Least weight (lower for messages of a few letters), and how many times the next choice's weight it must be.
 */
const leastWeight = 2
const leastOfFew = 1
const few = 3
const lead = 2
/** Least share of the message. */
const leastShare = 0.34

/**
 * The choice that shares the most letters and pairs of letters with the message; those that only one choice
 * has count most. Good news never selects a choice that means bad news, nor the reverse.
 */
export function findOverlap(
  answers: Answers,
  { folded, tone }: Pick<Heard, 'folded' | 'tone'>,
  { choices }: Awaiting,
): Overlap | null {
  const wordings = choices.map(({ label, also }) => [label, ...also].map(answers.readWording))
  const turned = [...folded].some(letter => answers.negation.has(letter))
  const pieces = [...piecesOf(answers, folded)].filter(
    piece => ![...piece].some(letter => answers.negation.has(letter)),
  )
  const holders = wordings.map(
    each => new Set(pieces.filter(piece => each.some(wording => wording.pieces.has(piece)))),
  )
  const weighed = choices.map(({ id, means }, at) => {
    // 没纸 does not resemble 有键盘能出纸.
    const alike = !turned || wordings[at]?.some(({ parts }) => parts.some(part => part.turned))
    const shared = alike && !contradicts(tone, means) ? pieces.filter(piece => holders[at]?.has(piece)) : []
    const weight = shared.reduce((sum, piece) => {
      const sharing = holders.filter(held => held.has(piece)).length
      return sum + (piece.length === 1 ? 1 : pairWeight) / sharing ** 2
    }, 0)
    const letters = new Set(shared.join(''))
    return {
      choice: id,
      weight,
      share: [...folded].filter(letter => letters.has(letter)).length / folded.length,
    }
  })
  const [first, second] = weighed.sort((left, right) => right.weight - left.weight)
  const least = folded.length > 1 && folded.length <= few ? leastOfFew : leastWeight
  if (!first || first.weight < least || first.share < leastShare) return null
  return first.weight < (second?.weight ?? 0) * lead ? null : first
}

/** Whether the words tell good news where the choice means bad news, or the reverse. */
export function contradicts(tone: Heard['tone'], means: readonly string[]): boolean {
  const good = means.includes('affirm') || means.includes('done')
  const bad = means.includes('deny') || means.includes('not-working')
  if (good === bad) return tone === 'done' && !good
  return tone === 'failure' || tone === 'deny' ? good : tone !== null && bad
}
