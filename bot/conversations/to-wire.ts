import type { ConversationEvent } from '../dialog/event.ts'
import type { WireEvent } from '../dialog/wire.ts'

/** The event as its merchant may see it: what was said and done, without reasons or summary. */
export function toWire(event: ConversationEvent): WireEvent {
  const { seq, type, from } = event
  const head = { seq, at: writtenTime(event.at), from, type }
  switch (event.type) {
    case 'merchantSpoke': {
      const { intent } = event.understanding
      return { ...head, text: event.text, messageId: event.messageId, ...(intent === null ? {} : { intent }) }
    }
    case 'choiceMade': {
      const { choice, messageId, flow, node, speech } = event
      return { ...head, ...speech, choice, messageId, ...(flow ? { flow } : {}), ...(node ? { node } : {}) }
    }
    case 'terminalReported':
      return { ...head, messageId: event.messageId }
    case 'demonstrationShown':
      return {
        ...head,
        ...event.speech,
        flow: event.flow,
        node: event.node,
        ...(event.from === 'agent' ? { name: event.name } : {}),
      }
    case 'stepShown':
    case 'handoffRequested':
      return { ...head, ...event.speech, flow: event.flow, node: event.node }
    case 'agentSpoke':
      return { ...head, text: event.text, name: event.name, role: event.role }
    case 'conversationClaimed':
      return { ...head, ...event.speech, name: event.name }
    case 'callbackLeft':
      return { ...head, ...event.speech, messageId: event.messageId }
    case 'rated': {
      const { messageId, stars, comment } = event
      return { ...head, messageId, stars, ...(comment === undefined ? {} : { text: comment }) }
    }
    case 'photoSent':
      return { ...head, messageId: event.messageId, photo: `photos/${event.photo}` }
    case 'conversationReleased':
    case 'conversationClosed':
    case 'handedBack':
    case 'said':
      return { ...head, ...event.speech }
    case 'queueTold':
      return { ...head, ...event.speech, attended: event.key === 'place' || event.key === 'next' }
    case 'flowEnded':
      return { ...head, flow: event.flow, outcome: event.outcome }
    case 'flowStarted':
    case 'walkStopped':
      return { ...head, flow: event.flow }
    case 'slotFilled':
      return { ...head, slot: event.slot }
    case 'conversationStarted':
    case 'problemKept':
    case 'steppedBack':
    case 'restarted':
    case 'queueLeft':
      return head
  }
}

/** The events of a turn share their time; formatting it costs as much as the rest of a head. */
function writtenTime(at: number): string {
  if (at !== latest.at) latest = { at, text: new Date(at).toISOString() }
  return latest.text
}

let latest = { at: 0, text: new Date(0).toISOString() }
