import { codeSaid } from './code-said.ts'
import { type Draft, emit } from './draft.ts'
import { makeChoice } from './make-choice.ts'
import { move, repeat } from './move.ts'
import { leaveAll } from './quiet.ts'
import { startTopic } from './start-topic.ts'
import { type Correction, turningPoint } from './turning-point.ts'
import type { Understanding } from './understanding.ts'
import { fill, flowAt, nodeAt, PERSON, walk } from './walk.ts'

/** Reacts to typed words: the open step is answered first, then details, moves and topics. */
export function readMessage(start: Draft, messageId: string, understanding: Understanding): Draft {
  const { text, secrets, choice } = understanding
  let draft = emit(start, { type: 'merchantSpoke', from: 'merchant', messageId, text, understanding })
  if (secrets.some(secret => secret !== 'phone')) {
    draft = emit(draft, { type: 'said', from: 'bot', saying: { key: 'secretMasked' } })
  }
  draft = keepSecond(draft, understanding)
  const chosen = choice === null ? null : makeChoice(draft, { messageId, choice, by: 'words' })
  return chosen ?? takeDetails(draft, messageId, understanding) ?? takeIntent(draft, understanding)
}

function keepSecond(draft: Draft, { second }: Understanding): Draft {
  const flow = second === null ? undefined : draft.content.flowOfIntent[second]
  if (second === null || flow === undefined || flow === draft.conversation.flow) return draft
  return emit(draft, { type: 'problemKept', from: 'system', intent: second })
}

/** Fills slots from details of the message; null when that answers nothing that is open. */
function takeDetails(draft: Draft, messageId: string, understanding: Understanding): Draft | null {
  const { position, slots } = draft.conversation
  const node = position && nodeAt(draft, position)
  if (node?.kind === 'collect') {
    const found = understanding.details.find(({ kind }) => kind === node.collect)
    if (found) {
      const filled = emit(draft, { type: 'slotFilled', from: 'system', slot: node.slot, value: found.value })
      return walk(filled, { flow: position?.flow ?? '', node: node.go })
    }
    if (understanding.decision === 'answer') return null
    return repeat(emit(draft, { type: 'said', from: 'bot', saying: { key: 'badPhone' } }))
  }
  const found = Object.entries(draft.content.slots).flatMap(([slot, { detail }]) => {
    const value =
      understanding.details.find(({ kind }) => kind === detail)?.value ??
      (detail === 'response-code' && understanding.intent === 'response-code'
        ? codeSaid(draft.content.codes, understanding.text)
        : null)
    return value === null || slots[slot] === value ? [] : [{ slot, from: slots[slot], to: value }]
  })
  const asked = found.find(({ slot }) => node?.kind === 'step' && node.slot === slot)
  const made = asked && makeChoice(draft, { messageId, choice: asked.to, by: 'words' })
  if (made) return made
  return found.length > 0 ? noteDetails(draft, found, understanding) : null
}

/** Details that nothing asked for: kept; one that corrects an earlier answer may lead another way. */
function noteDetails(
  draft: Draft,
  corrections: readonly Correction[],
  understanding: Understanding,
): Draft | null {
  const filled = fill(draft, Object.fromEntries(corrections.map(({ slot, to }) => [slot, to])))
  const { intent, decision } = understanding
  const { position, flow } = draft.conversation
  const named = decision === 'answer' && intent !== null && isTopic(filled, intent)
  const elsewhere = named && draft.content.flowOfIntent[intent] !== flow
  const [first] = corrections
  if (elsewhere || !position || !first) return takeIntent(filled, understanding)
  const told = emit(filled, {
    type: 'said',
    from: 'bot',
    saying: { key: 'corrected', slot: first.slot, value: first.to },
  })
  const open = flowAt(told, position.flow)
  const turn = corrections.map(each => turningPoint(open, position.node, each)).find(id => id !== undefined)
  return turn === undefined ? repeat(told) : walk(told, { flow: position.flow, node: turn })
}

const isTopic = ({ content }: Draft, intent: string): boolean =>
  content.intents[intent]?.kind === 'problem' || content.intents[intent]?.kind === 'off'

function takeIntent(draft: Draft, understanding: Understanding): Draft {
  const { decision, intent } = understanding
  if (decision === 'answer' && intent !== null) return answerIntent(draft, intent)
  const { misses } = draft.conversation
  // A question back offers help, not small talk.
  const options = understanding.options.filter(option => Object.hasOwn(draft.content.flowOfIntent, option))
  if (misses >= 3) return say(draft, 'offerPerson', [PERSON])
  if (decision === 'clarify' && options.length > 0 && misses < 2) {
    return say(draft, 'clarify', [...options.map(option => `intent:${option}`), 'none'])
  }
  return say(draft, decision === 'out-of-scope' && misses < 2 ? 'outOfScope' : 'rephrase')
}

function answerIntent(draft: Draft, intent: string): Draft {
  if (intent === 'back' || intent === 'restart' || intent === 'repeat') return move(draft, intent)
  switch (draft.content.intents[intent]?.kind) {
    case 'social': {
      // Who says goodbye does not want to be led back to an open step.
      const free = intent === 'goodbye' ? leaveAll(draft) : draft
      return emit(free, { type: 'said', from: 'bot', saying: { key: 'social', intent } })
    }
    case 'move':
      return intent === 'deny' ? askToLeave(draft) : repeat(say(draft, 'notHere'))
    default:
      return startTopic(draft, intent)
  }
}

/** A no that fits nothing on offer mostly means: enough of this. */
function askToLeave(draft: Draft): Draft {
  const { position, flow } = draft.conversation
  if (!position || flow === null) return repeat(say(draft, 'notHere'))
  const saying = { key: 'leaveAsk', flow } as const
  return emit(draft, { type: 'said', from: 'bot', saying, offered: ['resume', 'leave'] })
}

function say(
  draft: Draft,
  key: 'offerPerson' | 'clarify' | 'outOfScope' | 'rephrase' | 'notHere',
  offered?: readonly string[],
): Draft {
  return emit(draft, { type: 'said', from: 'bot', saying: { key }, ...(offered ? { offered } : {}) })
}
