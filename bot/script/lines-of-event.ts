import type { ConversationEvent, SpokenEvent } from '../dialog/event.ts'
import { describeWhy } from './describe-why.ts'
import type { Line, Spoken } from './desk.ts'

/** What a script and its transcript see of an event of the log. */
export function linesOfEvent(event: ConversationEvent): Line[] {
  if (event.from === 'bot') return [{ who: 'bot', spoken: spokenOf(event) }]
  if (event.from === 'agent') return [{ who: 'system', text: `${event.name}: ${agentsWords(event)}` }]
  switch (event.type) {
    case 'merchantSpoke':
      return [{ who: 'merchant', text: event.text, why: describeWhy(event.understanding) }]
    case 'choiceMade': {
      const at = event.flow && event.node ? ` at ${event.flow}/${event.node}` : ''
      return [{ who: 'choice', text: `${event.choice} by ${event.by}`, why: `choice ${event.choice}${at}` }]
    }
    case 'terminalReported':
      return [{ who: 'terminal', text: event.report.facts.join(', ') }]
    case 'photoSent':
      return [{ who: 'merchant', text: 'photo', why: 'photo' }]
    case 'flowStarted':
      return [{ who: 'system', text: `flow ${event.flow} starts (${event.cause})` }]
    case 'flowEnded':
      return [{ who: 'system', text: `flow ${event.flow} ends (${event.outcome})` }]
    case 'slotFilled':
      return [{ who: 'system', text: `${event.slot} = ${event.value}` }]
    case 'problemKept':
      return [{ who: 'system', text: `kept for later: ${event.intent}` }]
    case 'walkStopped':
      return [{ who: 'system', text: `walked in circles at ${event.flow}/${event.node}` }]
    case 'conversationStarted':
    case 'steppedBack':
    case 'restarted':
    case 'queueLeft':
    case 'callbackLeft':
    case 'conversationClosed':
    case 'conversationReleased':
      return [{ who: 'system', text: event.type }]
    case 'conversationClaimed':
      return [{ who: 'system', text: `${event.name} takes the conversation (${event.cause})` }]
    case 'handedBack':
      return [{ who: 'system', text: `handed back at ${event.flow}/${event.node}` }]
    case 'queueTold':
      return [{ who: 'system', text: `place ${event.place} in the queue (${event.key})` }]
    case 'rated':
      return [{ who: 'system', text: `rated ${event.stars}` }]
  }
}

const agentsWords = (event: Extract<ConversationEvent, { from: 'agent' }>): string =>
  event.type === 'agentSpoke' ? event.text : `shows ${event.flow}/${event.node}`

function spokenOf(event: SpokenEvent): Spoken {
  const { speech } = event
  return {
    source: event.type === 'said' ? event.saying.key : `${event.flow}/${event.node}`,
    text: speech?.text ?? '',
    choices: speech?.choices ?? [],
    step: speech?.step?.number ?? null,
    demonstration: speech?.terminal ?? null,
  }
}
