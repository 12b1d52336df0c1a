import type { DialogContent, Responses } from './content.ts'
import type { Conversation } from './conversation.ts'
import { demonstrate } from './demonstrate.ts'
import type { ConversationEvent, Position, Speech } from './event.ts'
import type { Flow, Node } from './flow.ts'
import { labelChoices } from './label-choices.ts'
import { ownChoices } from './own-choices.ts'
import { type Variables, wordNow } from './word.ts'
import { wordSaying } from './word-saying.ts'

/**
 * What the merchant reads or hears of an event; null where nothing is said. `earlier` is the state before the
 * event, `now` the state that it led to.
 */
export function wordEvent(
  content: DialogContent,
  earlier: Conversation,
  now: Conversation,
  event: ConversationEvent,
): Speech | null {
  switch (event.type) {
    case 'stepShown':
      return wordStep(content, now, event)
    case 'said': {
      const text = wordSaying(content, now, event.saying)
      return event.offered
        ? { text, choices: labelChoices(content, earlier.position, event.offered) }
        : { text }
    }
    case 'choiceMade': {
      const at = event.flow && event.node ? { flow: event.flow, node: event.node } : earlier.position
      const [choice] = labelChoices(content, at, [event.choice])
      return { text: choice?.label ?? event.choice }
    }
    case 'demonstrationShown':
      return {
        text: wordNow(content, now, content.responses.shown),
        choices: labelChoices(content, event, now.offered),
        terminal: demonstrate(content, now, event),
      }
    case 'handoffRequested':
      return wordHandoff(content, now, event)
    case 'queueTold': {
      const ahead = String(event.place - 1)
      const { text } = wordDesk(content, now, told(event.key, now.slots.phone !== undefined), { ahead })
      return { text, choices: labelChoices(content, null, [ownChoices.leaveQueue]) }
    }
    case 'conversationClaimed':
      return wordDesk(content, now, event.cause === 'transfer' ? 'transferred' : 'claimed', {
        name: event.name,
      })
    case 'conversationReleased':
      return wordDesk(content, now, event.cause === 'release' ? 'released' : 'leaseExpired')
    case 'handedBack':
      return wordDesk(content, now, 'handedBack')
    case 'conversationClosed':
      return wordDesk(content, now, 'closedByAgent')
    case 'callbackLeft':
      return wordDesk(content, now, 'callback', { phone: event.phone })
    default:
      return null
  }
}

function wordStep(
  content: DialogContent,
  now: Conversation,
  event: Extract<ConversationEvent, { type: 'stepShown' }>,
): Speech {
  const node = nodeOf(content, event)
  if (!node || !('say' in node) || !node.say) return { text: '' }
  const flow = content.flows[event.flow]
  const step = node.kind === 'step' && flow ? numbered(node, flow) : undefined
  const { kind } = now.slots
  return {
    text: wordNow(content, now, node.say),
    ...(event.waits ? { choices: labelChoices(content, event, now.offered) } : {}),
    ...(node.kind === 'collect' && event.waits ? { collects: node.collect } : {}),
    ...(step ? { step } : {}),
    ...(node.kind === 'step' && node.looks ? { seen: wordNow(content, now, node.looks) } : {}),
    ...(step && kind ? { screen: { kind, version: content.version } } : {}),
  }
}

function numbered(node: Extract<Node, { kind: 'step' }>, flow: Flow): Speech['step'] {
  return node.step === undefined
    ? undefined
    : { number: node.step, of: flow.steps, name: node.name ?? flow.title }
}

function wordHandoff(
  content: DialogContent,
  now: Conversation,
  event: Extract<ConversationEvent, { type: 'handoffRequested' }>,
): Speech {
  const node = nodeOf(content, event)
  if (!node || !('say' in node) || !node.say) return { text: '' }
  const lines = event.summary?.map(({ label, value }) => `${label}：${value}`) ?? []
  return { text: wordNow(content, now, node.say, { summary: lines.join('\n') }) }
}

/** A merchant who has left a telephone number is not asked for one again. */
function told(
  key: Extract<ConversationEvent, { type: 'queueTold' }>['key'],
  numberKnown: boolean,
): keyof Responses['desk'] {
  switch (key) {
    case 'nobody':
      return numberKnown ? 'nobodyKnown' : 'nobody'
    case 'closed':
      return numberKnown ? 'closedKnown' : 'closed'
    case 'place':
    case 'next':
      return key
  }
}

/** What the system says about the person at the desk: taking over, handing back, closing. */
const wordDesk = (
  content: DialogContent,
  now: Conversation,
  key: keyof Responses['desk'],
  more: Variables = {},
): Speech => ({ text: wordNow(content, now, content.responses.desk[key], more) })

const nodeOf = ({ flows }: DialogContent, { flow, node }: Position): Node | undefined =>
  flows[flow]?.nodes[node]
