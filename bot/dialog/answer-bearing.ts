import { openFlows } from './awaiting.ts'
import { type Draft, emit } from './draft.ts'
import { help } from './help.ts'
import { makeChoice } from './make-choice.ts'
import { ownChoices, topicOf } from './own-choices.ts'
import type { Bearing, Understanding } from './understanding.ts'
import { leadingFlow, nodeAt } from './walk.ts'

/**
 * Answers a message that bears on the open question without choosing; null where there is nothing to say to
 * it.
 */
export function answerBearing(
  draft: Draft,
  messageId: string,
  { bearing, intent, term }: Pick<Understanding, 'bearing' | 'intent' | 'term'>,
): Draft | null {
  if (bearing === undefined) return null
  switch (bearing) {
    case 'wait':
      return emit(draft, { type: 'said', from: 'bot', saying: { key: 'whenReady' } })
    case 'worry': {
      const { position, offered } = draft.conversation
      const saying = { key: 'safe' } as const
      return emit(draft, { type: 'said', from: 'bot', saying, ...(position ? { offered } : {}) })
    }
    case 'why':
      return giveReason(draft, intent) ?? help(draft, 'asks')
    case 'meaning': {
      if (term === undefined) return help(draft, 'unclear')
      const { offered } = draft.conversation
      return emit(draft, { type: 'said', from: 'bot', saying: { key: 'meaning', term }, offered })
    }
    case 'quit':
      return quit(draft, messageId)
    case 'unsure':
    case 'what-now':
    case 'unclear':
    case 'none':
    case 'asks':
    case 'again':
      return help(draft, bearing) ?? askAgain(draft, bearing)
  }
}

/** Gives the reason behind the named problem's flow, else behind the open flow or one that called it. */
function giveReason(draft: Draft, intent: string | null): Draft | null {
  const { flows, flowOfIntent } = draft.content
  const named = intent === null ? undefined : flowOfIntent[intent]
  const open = [...openFlows(draft.conversation)].reverse()
  const flow = [...(named === undefined ? [] : [named]), ...open].find(id => (flows[id]?.why.length ?? 0) > 0)
  if (flow === undefined || !draft.conversation.position) return null
  const { offered } = draft.conversation
  return emit(draft, { type: 'said', from: 'bot', saying: { key: 'reason', flow }, offered })
}

/** Takes a "no" that would end the flow; otherwise asks the merchant whether to leave it. */
function quit(draft: Draft, messageId: string): Draft {
  const { position, offered } = draft.conversation
  const node = position && nodeAt(draft, position)
  const no =
    node?.kind === 'step' || node?.kind === 'collect'
      ? node.choices.find(({ id, means }) => means.includes('deny') && offered.includes(id))
      : undefined
  const ends = position && no && nodeAt(draft, { flow: position.flow, node: no.go }).kind === 'end'
  const made = no && ends ? makeChoice(draft, { messageId, choice: no.id, by: 'words' }) : null
  return (
    made ?? askToLeave(draft) ?? emit(draft, { type: 'said', from: 'bot', saying: { key: 'anythingElse' } })
  )
}

/** Asks whether to carry on with the open flow; null where no step is open. */
export function askToLeave(draft: Draft): Draft | null {
  const flow = leadingFlow(draft.conversation)
  if (!draft.conversation.position || flow === null) return null
  const saying = { key: 'leaveAsk', flow } as const
  return emit(draft, { type: 'said', from: 'bot', saying, offered: [ownChoices.resume, ownChoices.leave] })
}

/** No step is open: repeats the offer that the bot made beside the steps, if there is one. */
function askAgain(draft: Draft, bearing: Bearing): Draft | null {
  const { aside } = draft.conversation
  if (bearing === 'asks' || bearing === 'again') return null
  const asked = aside.some(id => topicOf(id) === null)
  return asked
    ? emit(draft, { type: 'said', from: 'bot', saying: { key: 'notHere' }, offered: aside })
    : emit(draft, { type: 'said', from: 'bot', saying: { key: 'rephrase' } })
}
