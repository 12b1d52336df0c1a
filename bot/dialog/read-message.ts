import { type Draft, emit } from './draft.ts'
import { makeChoice } from './make-choice.ts'
import { move, repeat } from './move.ts'
import { startTopic } from './start-topic.ts'
import type { Understanding } from './understanding.ts'
import { nodeAt, PERSON, walk } from './walk.ts'

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
  for (const [slot, { detail }] of Object.entries(draft.content.slots)) {
    const found = understanding.details.find(({ kind }) => kind === detail)
    if (!found || slots[slot] === found.value) continue
    if (node?.kind === 'step' && node.slot === slot) {
      return makeChoice(draft, { messageId, choice: found.value, by: 'words' })
    }
    return noteDetail(draft, slot, found.value, understanding)
  }
  return null
}

/** A detail that nothing asked for: kept, and when it corrects an earlier answer the step is shown anew. */
function noteDetail(draft: Draft, slot: string, value: string, understanding: Understanding): Draft | null {
  const corrects = draft.conversation.slots[slot] !== undefined
  const filled = emit(draft, { type: 'slotFilled', from: 'system', slot, value })
  const topic = understanding.decision === 'answer' && understanding.intent !== null
  if (topic && isTopic(filled, understanding.intent)) return takeIntent(filled, understanding)
  if (!corrects) return takeIntent(filled, understanding)
  return repeat(emit(filled, { type: 'said', from: 'bot', saying: { key: 'corrected', slot, value } }))
}

const isTopic = ({ content }: Draft, intent: string | null): boolean =>
  intent !== null && (content.intents[intent]?.kind === 'problem' || content.intents[intent]?.kind === 'off')

function takeIntent(draft: Draft, { decision, intent, options }: Understanding): Draft {
  if (decision === 'answer' && intent !== null) return answerIntent(draft, intent)
  const { misses } = draft.conversation
  if (misses >= 3) return say(draft, 'offerPerson', [PERSON])
  if (decision === 'clarify' && options.length > 0 && misses < 2) {
    return say(draft, 'clarify', [...options.map(option => `intent:${option}`), 'none'])
  }
  return say(draft, decision === 'out-of-scope' && misses < 2 ? 'outOfScope' : 'rephrase')
}

function answerIntent(draft: Draft, intent: string): Draft {
  if (intent === 'back' || intent === 'restart' || intent === 'repeat') return move(draft, intent)
  switch (draft.content.intents[intent]?.kind) {
    case 'social':
      return emit(draft, { type: 'said', from: 'bot', saying: { key: 'social', intent } })
    case 'move':
      return repeat(say(draft, 'notHere'))
    default:
      return startTopic(draft, intent)
  }
}

function say(
  draft: Draft,
  key: 'offerPerson' | 'clarify' | 'outOfScope' | 'rephrase' | 'notHere',
  offered?: readonly string[],
): Draft {
  return emit(draft, { type: 'said', from: 'bot', saying: { key }, ...(offered ? { offered } : {}) })
}
