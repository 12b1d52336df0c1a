import type { Awaiting } from '../dialog/understanding.ts'
import type { ChoiceMatch } from './choice-match.ts'
import type { Tone } from './content.ts'
import { contradicts } from './find-overlap.ts'
import type { Heard } from './hear-answer.ts'

/** The moves that each tone may stand for, the likeliest first. */
const toneMoves: Readonly<Record<Tone, readonly string[]>> = {
  failure: ['not-working', 'deny'],
  deny: ['deny', 'not-working'],
  done: ['done', 'affirm'],
  affirm: ['affirm', 'done'],
}

/** The choice that one of the moves amounts to, trying the likeliest move first. */
export function byMove({ choices }: Awaiting, moves: readonly string[]): ChoiceMatch | null {
  for (const move of moves) {
    const meant = choices.find(choice => choice.means.includes(move))
    if (meant) return { choice: meant.id, rule: `move ${move}`, trust: 'hint' }
  }
  return null
}

/** A problem that exactly one choice leads to means that choice: 断电了 while a settlement runs. */
export function byTopic({ choices }: Awaiting, topic: string | null, { tone }: Heard): ChoiceMatch | null {
  const leading = choices.filter(
    // Every problem is told as a failure: 结算了还是满 is one, and a yes to 您做过结算吗.
    ({ leads = [], means }) =>
      topic !== null && leads.includes(topic) && (tone === 'failure' || !contradicts(tone, means)),
  )
  const [only] = leading
  return only && leading.length === 1 ? { choice: only.id, rule: `leads to ${topic}`, trust: 'topic' } : null
}

/** Good news is a yes and bad news a no only where the question has a yes and a no. */
const isYesOrNo = ({ choices }: Awaiting): boolean => {
  const means = new Set(choices.flatMap(choice => choice.means))
  return (means.has('affirm') || means.has('done')) && (means.has('deny') || means.has('not-working'))
}

/** The choice that good or bad news amounts to, whatever its words. */
export function byTone(awaiting: Awaiting, { tone }: Heard): ChoiceMatch | null {
  const match = tone === null || !isYesOrNo(awaiting) ? null : byMove(awaiting, toneMoves[tone])
  return match && { ...match, rule: `${match.rule}, by its tone`, trust: 'tone' }
}
