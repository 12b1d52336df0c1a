import type { DialogContent, Responses } from './content.ts'
import type { Conversation } from './conversation.ts'
import { demonstrate } from './demonstrate.ts'
import type { Draft } from './draft.ts'
import type { ConversationEvent, Position, Saying, Speech } from './event.ts'
import type { Flow, Node } from './flow.ts'
import { LEAVE_QUEUE } from './listen.ts'
import { summarise } from './summarise.ts'
import { titleOfIntent } from './title-of-intent.ts'
import type { WireChoice } from './wire.ts'
import { type Variables, wordNow } from './word.ts'
import { comfortOf, wordHelp } from './word-help.ts'

/**
 * Words the events of a turn. Texts are looked up here, at the very end, so that the engine handles ids
 * alone. `before` is the state ahead of the first event; each event is worded with the state that it led to.
 */
export function composeReplies(
  content: DialogContent,
  before: Conversation,
  { events, states }: Pick<Draft, 'events' | 'states'>,
): ConversationEvent[] {
  let earlier = before
  const worded: ConversationEvent[] = []
  for (const [at, event] of events.entries()) {
    const now = states[at] ?? earlier
    worded.push(compose(content, earlier, now, event))
    earlier = now
  }
  return worded
}

function compose(
  content: DialogContent,
  earlier: Conversation,
  now: Conversation,
  event: ConversationEvent,
): ConversationEvent {
  switch (event.type) {
    case 'stepShown':
      return { ...event, speech: wordStep(content, now, event) }
    case 'said': {
      const open = event.offered && choicesOf(content, earlier.position, event.offered)
      return {
        ...event,
        speech: {
          text: wordSaying(content, now, event.saying),
          ...(open ? { choices: open } : {}),
        },
      }
    }
    case 'choiceMade': {
      const at = event.flow && event.node ? { flow: event.flow, node: event.node } : earlier.position
      const [choice] = choicesOf(content, at, [event.choice])
      return { ...event, speech: { text: choice?.label ?? event.choice } }
    }
    case 'demonstrationShown': {
      const text = wordNow(content, now, content.responses.shown)
      const choices = choicesOf(content, event, now.offered)
      return { ...event, speech: { text, choices, terminal: demonstrate(content, now, event) } }
    }
    case 'handoffRequested': {
      const node = nodeOf(content, event)
      const summary = summarise(content, now)
      const lines = summary.map(({ label, value }) => `${label}：${value}`).join('\n')
      const text =
        node && 'say' in node && node.say ? wordNow(content, now, node.say, { summary: lines }) : ''
      return { ...event, summary, speech: { text } }
    }
    case 'queueTold': {
      const { desk } = content.responses
      const ahead = String(event.place - 1)
      const { text } = wordDesk(content, now, told(event.key, now.slots.phone !== undefined), { ahead })
      return { ...event, speech: { text, choices: [{ id: LEAVE_QUEUE, label: desk.leaveQueue }] } }
    }
    case 'conversationClaimed':
      return {
        ...event,
        speech: wordDesk(content, now, event.cause === 'transfer' ? 'transferred' : 'claimed', {
          name: event.name,
        }),
      }
    case 'conversationReleased':
      return {
        ...event,
        speech: wordDesk(content, now, event.cause === 'release' ? 'released' : 'leaseExpired'),
      }
    case 'handedBack':
      return { ...event, speech: wordDesk(content, now, 'handedBack') }
    case 'conversationClosed':
      return { ...event, speech: wordDesk(content, now, 'closedByAgent') }
    case 'callbackLeft':
      return { ...event, speech: wordDesk(content, now, 'callback', { phone: event.phone }) }
    default:
      return event
  }
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
    ...(event.waits ? { choices: choicesOf(content, event, now.offered) } : {}),
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

function wordSaying(content: DialogContent, now: Conversation, saying: Saying): string {
  const { responses, flows, slots } = content
  switch (saying.key) {
    case 'welcome':
      return wordNow(content, now, responses.welcome.text)
    case 'social':
      return wordNow(content, now, responses.social[saying.intent] ?? responses.rephrase)
    case 'noFlow':
    case 'second':
    case 'whichOf':
      return wordNow(content, now, responses[saying.key], {
        title: titleOfIntent(content, saying.intent),
      })
    case 'digress':
    case 'resume':
    case 'resumeAsk':
    case 'leaveAsk':
      return wordNow(content, now, responses[saying.key], { title: flows[saying.flow]?.title ?? saying.flow })
    case 'nudge':
    case 'close':
      return wordNow(content, now, responses.quiet[saying.key], {
        title: flows[saying.flow]?.title ?? saying.flow,
      })
    case 'help':
      return wordHelp(content, now, saying)
    case 'meaning':
      return wordNow(content, now, responses.words[saying.term] ?? responses.rephrase)
    case 'reason':
      return wordNow(content, now, flows[saying.flow]?.why[0] ?? responses.rephrase)
    case 'safe':
      return wordNow(content, now, comfortOf(content, now) ?? responses.safe)
    case 'corrected': {
      const slot = slots[saying.slot]
      const value = slot?.values[saying.value] ?? saying.value
      return wordNow(content, now, responses.corrected, { slot: slot?.label ?? saying.slot, value })
    }
    default:
      return wordNow(content, now, responses[saying.key])
  }
}

/** The labels of these choices: those of the step at `at`, and those that the bot itself adds. */
function choicesOf(content: DialogContent, at: Position | null, ids: readonly string[]): WireChoice[] {
  const node = at && nodeOf(content, at)
  const own = node && 'choices' in node ? node.choices : []
  return ids.map(id => ({ id, label: own.find(choice => choice.id === id)?.label ?? labelOf(content, id) }))
}

function labelOf(content: DialogContent, id: string): string {
  const { responses, intents } = content
  if (id.startsWith('intent:')) return titleOfIntent(content, id.slice('intent:'.length))
  switch (id) {
    case LEAVE_QUEUE:
      return responses.desk.leaveQueue
    case 'show-me':
      return responses.showMe
    case 'person':
      return responses.person
    case 'none':
      return responses.clarifyNone
    case 'no-second':
      return responses.secondNo
    case 'resume':
      return responses.resumeYes
    case 'leave':
      return responses.resumeNo
    case 'back':
    case 'restart':
    case 'repeat':
      return intents[id]?.label ?? id
    default:
      return id
  }
}

const nodeOf = ({ flows }: DialogContent, at: Position): Node | undefined => flows[at.flow]?.nodes[at.node]
