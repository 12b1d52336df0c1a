import type { ConversationEvent } from '../dialog/event.ts'
import type { WireEvent } from '../dialog/wire.ts'

/** The event as its merchant may see it: no reasons, no summary, nothing but what was said and done. */
export function toWire(event: ConversationEvent): WireEvent {
  const { seq, type, from } = event
  const head = { seq, at: new Date(event.at).toISOString(), from, type }
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
    case 'photoSent':
      return { ...head, messageId: event.messageId, photo: `photos/${event.photo}` }
    case 'stepShown':
    case 'demonstrationShown':
    case 'handoffRequested':
      return { ...head, ...event.speech, flow: event.flow, node: event.node }
    case 'said':
      return { ...head, ...event.speech }
    case 'flowStarted':
    case 'flowEnded':
    case 'walkStopped':
      return { ...head, flow: event.flow }
    case 'conversationStarted':
    case 'slotFilled':
    case 'problemKept':
    case 'steppedBack':
    case 'restarted':
      return head
  }
}
