import type { Position } from '../dialog/event.ts'
import type { StepNode } from '../dialog/flow.ts'
import { isSeen, type Sight } from '../dialog/seen.ts'
import type { ProofCase } from './proof-case.ts'

/**
 * The choice that a merchant makes: the one they know to be right, or else the first that they can see to be true, the
 * first that needs no looking, or the one that says it did not work. Null when none of these is on offer.
 */
export function chooseAnswer(
  { story, device }: Pick<ProofCase, 'story' | 'device'>,
  at: Position,
  node: Pick<StepNode, 'slot' | 'choices'>,
  offered: readonly string[],
  sight: Sight,
): string | null {
  const choices = node.choices.filter(({ id }) => offered.includes(id))
  const known =
    story.answers[`${at.flow}/${at.node}`] ??
    (node.slot === 'kind' ? device.kind : node.slot && story.knows[node.slot])
  const chosen =
    choices.find(({ id }) => id === known) ??
    choices.find(({ seen }) => isSeen(seen, sight)) ??
    choices.find(({ seen }) => seen === undefined) ??
    choices.find(({ failed }) => failed)
  return chosen?.id ?? null
}
