import type { AgentInput } from './agent-input.ts'
import { type Draft, emit } from './draft.ts'
import type { EventBody } from './event.ts'
import { isOpen } from './opening-hours.ts'
import { type Agent, owns } from './owner.ts'
import { leaveAll } from './quiet.ts'
import type { Refusal } from './take-turn.ts'
import { demonstrable, startFlow, walk } from './walk.ts'

/** Carries out what a person at the desk does, or says why that is impossible. */
export function actForAgent(draft: Draft, input: AgentInput): Draft | Refusal {
  const { owner } = draft.conversation
  if (draft.conversation.seq === 0) return 'not-found'
  switch (input.kind) {
    case 'claim':
      return claim(draft, input)
    case 'transfer': {
      if (!maySteer(draft, input.agent)) return 'not-yours'
      if (owns(owner, input.to.id)) return draft
      const { messageId, to } = input
      return emit(draft, claimed(messageId, to, 'transfer'))
    }
    case 'release':
      if (owner.kind !== 'agent' || !maySteer(draft, input.agent)) return 'not-yours'
      return release(draft, input.messageId, owner.agent, 'release')
    case 'lease-expired':
      return owns(owner, input.agent)
        ? release(draft, input.messageId, input.agent, 'lease-expired')
        : 'not-yours'
    case 'place':
      return tellPlace(draft, input)
    default:
      return owns(owner, input.agent.id) ? actAsOwner(draft, input) : 'not-yours'
  }
}

type OwnersInput = Extract<AgentInput, { kind: 'say' | 'hand-back' | 'demonstrate' | 'close' }>

function actAsOwner(draft: Draft, input: OwnersInput): Draft | Refusal {
  const { messageId, agent } = input
  switch (input.kind) {
    case 'say': {
      const { id, name, role } = agent
      const { text } = input
      return emit(draft, { type: 'agentSpoke', from: 'agent', agent: id, name, role, messageId, text })
    }
    case 'hand-back':
      return handBack(draft, input)
    case 'demonstrate': {
      const { flow, node } = input
      const found = draft.content.flows[flow]?.nodes[node]
      if (found?.kind !== 'step' || !demonstrable(found, draft.conversation.slots.kind)) return 'no-such-step'
      const { id, name } = agent
      return emit(draft, {
        type: 'demonstrationShown',
        from: 'agent',
        agent: id,
        name,
        messageId,
        flow,
        node,
      })
    }
    case 'close': {
      const { outcome, followUp } = input
      const left = { type: 'conversationClosed', from: 'system', agent: agent.id, messageId } as const
      return emit(draft, { ...left, outcome, followUp })
    }
  }
}

function claim(draft: Draft, { messageId, agent, cause }: Extract<AgentInput, { kind: 'claim' }>) {
  const { owner } = draft.conversation
  if (owns(owner, agent.id)) return draft
  if (owner.kind === 'agent' && !(cause === 'takeover' && agent.role === 'supervisor')) return 'taken'
  if (owner.kind === 'bot' && cause === 'claim') return 'not-waiting'
  return emit(draft, claimed(messageId, agent, cause))
}

const claimed = (
  messageId: string,
  { id, name }: Agent,
  cause: 'claim' | 'takeover' | 'transfer',
): EventBody => ({ type: 'conversationClaimed', from: 'system', messageId, agent: id, name, cause })

/** The person who has the conversation may pass it on, and so may any supervisor. */
const maySteer = ({ conversation }: Draft, agent: Agent): boolean =>
  owns(conversation.owner, agent.id) || (agent.role === 'supervisor' && conversation.owner.kind !== 'bot')

const release = (draft: Draft, messageId: string, agent: string, cause: 'release' | 'lease-expired'): Draft =>
  emit(draft, { type: 'conversationReleased', from: 'system', messageId, agent, cause })

function handBack(
  draft: Draft,
  { messageId, agent, flow, node }: Extract<AgentInput, { kind: 'hand-back' }>,
): Draft | Refusal {
  const target = draft.content.flows[flow]
  const start = node ?? target?.start
  if (start === undefined || !target?.nodes[start]) return 'no-such-step'
  const handed = {
    type: 'handedBack',
    from: 'system',
    messageId,
    agent: agent.id,
    flow,
    node: start,
  } as const
  const back = emit(draft, handed)
  // Within the open flow the bot carries on; any other flow starts from scratch.
  if (back.conversation.flow === flow) return walk(back, { flow, node: start })
  return startFlow(leaveAll(back), flow, 'choice', start)
}

/**
 * Whether the merchant's new place in the queue is worth telling: a message for every step would be too many.
 */
export const isNews = (told: number, place: number): boolean => place <= told / 2 || place > told + 3

/** Tells the merchant about the queue when there is something new to say. */
function tellPlace(
  draft: Draft,
  { messageId, place, attended }: Extract<AgentInput, { kind: 'place' }>,
): Draft {
  const { owner, told } = draft.conversation
  if (owner.kind !== 'queue') return draft
  const open = isOpen(draft.content.brand.hours, draft.at)
  const key = open ? (attended ? (place === 1 ? 'next' : 'place') : 'nobody') : 'closed'
  if (told?.key === key && (key !== 'place' || !isNews(told.place, place))) return draft
  return emit(draft, { type: 'queueTold', from: 'system', messageId, key, place })
}
