import { codeSaid } from './code-said.ts'
import { type Draft, emit } from './draft.ts'
import type { Position } from './event.ts'
import { makeChoice } from './make-choice.ts'
import { repeat } from './move.ts'
import { type Correction, turningPoint } from './turning-point.ts'
import type { Understanding } from './understanding.ts'
import { fill, flowAt, nodeAt, walk } from './walk.ts'

/** The draft with the message's details, and whether the message needs no other answer. */
interface Taken {
  readonly draft: Draft
  readonly answered: boolean
}

/**
 * Fills slots from the details of a message: the slot of the open step, or others that were told or
 * corrected.
 */
export function takeDetails(draft: Draft, messageId: string, understanding: Understanding): Taken {
  const { position } = draft.conversation
  const node = position && nodeAt(draft, position)
  if (position && node?.kind === 'collect') {
    const found = understanding.details.find(({ kind }) => kind === node.collect)
    if (found) {
      const filled = emit(draft, { type: 'slotFilled', from: 'system', slot: node.slot, value: found.value })
      return { draft: walk(filled, { flow: position.flow, node: node.go }), answered: true }
    }
    const isNumber = /\d/.test(understanding.text)
    if (understanding.decision === 'answer' || !isNumber) return { draft, answered: false }
    const told = emit(draft, { type: 'said', from: 'bot', saying: { key: 'badPhone' } })
    return { draft: repeat(told), answered: true }
  }
  const found = correctionsIn(draft, understanding)
  const asked = found.find(({ slot }) => node?.kind === 'step' && node.slot === slot)
  const made = asked && makeChoice(draft, { messageId, choice: asked.to, by: 'words' })
  if (made) return { draft: made, answered: true }
  const filled = fill(draft, Object.fromEntries(found.map(({ slot, to }) => [slot, to])))
  const [first] = found
  if (!first || !position || namesAnother(draft, understanding)) return { draft: filled, answered: false }
  return { draft: goOn(filled, position, found, first), answered: true }
}

/** Whether the message, taken for a mere yes, no or done, in fact corrects an answer or leads another way. */
export function correctsTheWay(draft: Draft, understanding: Understanding): boolean {
  const { position } = draft.conversation
  if (!position || !understanding.why.rule?.startsWith('move')) return false
  const found = correctionsIn(draft, understanding)
  return found.some(({ from }) => from !== undefined) || turnOf(draft, position, found) !== undefined
}

function correctionsIn({ content, conversation }: Draft, understanding: Understanding): Correction[] {
  const { slots } = conversation
  if (understanding.details.length === 0 && understanding.intent !== 'response-code') return []
  return Object.entries(content.slots).flatMap(([slot, { detail }]) => {
    const told = understanding.details.filter(({ kind }) => kind === detail).map(({ value }) => value)
    // 「不是电签，是智能的」 names the old value as well as the new one.
    const value =
      told.find(each => each !== slots[slot]) ??
      told[0] ??
      (detail === 'response-code' && understanding.intent === 'response-code'
        ? codeSaid(content.codes, understanding.text)
        : null)
    return value === null || slots[slot] === value ? [] : [{ slot, from: slots[slot], to: value }]
  })
}

const turnOf = (draft: Draft, { flow, node }: Position, found: readonly Correction[]): string | undefined =>
  found.map(each => turningPoint(flowAt(draft, flow), node, each)).find(id => id !== undefined)

/** Shows the open step again, or goes the way that the correction leads. */
function goOn(draft: Draft, position: Position, found: readonly Correction[], first: Correction): Draft {
  const turn = turnOf(draft, position, found)
  const way = (from: Draft): Draft =>
    turn === undefined ? repeat(from) : walk(from, { flow: position.flow, node: turn })
  // A detail that was asked for needs no confirmation: going on confirms it.
  if (turn !== undefined && first.from === undefined) return way(draft)
  const { slot, to: value } = first
  return way(emit(draft, { type: 'said', from: 'bot', saying: { key: 'corrected', slot, value } }))
}

/** Whether the message names a topic other than the open flow's own. */
function namesAnother({ content, conversation }: Draft, { decision, intent }: Understanding): boolean {
  if (decision !== 'answer' || intent === null) return false
  const kind = content.intents[intent]?.kind
  return (kind === 'problem' || kind === 'off') && content.flowOfIntent[intent] !== conversation.flow
}
