import type { WireEvent } from '../dialog/wire.ts'
import type { Line, Standing } from './desk.ts'

/** What a script and its transcript see of an event on the wire. */
export function linesOfWire(event: WireEvent, nameLine: (text: string) => string): Line[] {
  const { from, type, text = '', flow, node } = event
  if (from === 'bot') {
    const source = flow === undefined || node === undefined ? nameLine(text) : `${flow}/${node}`
    const { choices = [], step, terminal } = event
    const spoken = { source, text, choices, step: step?.number ?? null, demonstration: terminal ?? null }
    return [{ who: 'bot', spoken }]
  }
  switch (type) {
    case 'merchantSpoke':
      return [{ who: 'merchant', text, why: event.intent ?? 'no intent' }]
    case 'choiceMade': {
      const at = flow && node ? ` at ${flow}/${node}` : ''
      return [{ who: 'choice', text: event.choice ?? text, why: `choice ${event.choice}${at}` }]
    }
    case 'terminalReported':
      return [{ who: 'terminal', text: 'reported' }]
    case 'photoSent':
      return [{ who: 'merchant', text: 'photo', why: 'photo' }]
    default:
      return [{ who: 'system', text: flow === undefined ? type : `${type} ${flow}` }]
  }
}

interface Seen extends Standing {
  readonly flows: readonly string[]
}

/** How a conversation stands, as far as the wire shows it: no slots, score or summary. */
export function standingOfWire(events: readonly WireEvent[]): Standing {
  const start: Seen = { flow: null, node: null, intent: null, handoff: false, owner: 'bot', flows: [] }
  const { flows, node, intent, owner } = events.reduce(see, start)
  return { flow: flows.at(-1) ?? null, node, intent, handoff: owner !== 'bot', owner }
}

function see(seen: Seen, event: WireEvent): Seen {
  const { flow, node } = event
  switch (event.type) {
    case 'merchantSpoke':
      return { ...seen, intent: event.intent ?? null }
    case 'flowStarted':
      return { ...seen, flows: flow === undefined ? seen.flows : [...seen.flows, flow], node: null }
    case 'flowEnded':
      return { ...seen, flows: seen.flows.slice(0, -1), node: null }
    case 'restarted':
      return { ...seen, flows: [], node: null }
    case 'stepShown':
      // A step that waits shows its choices, were there none; one that only speaks has no such list.
      if (flow === undefined || node === undefined || event.choices === undefined) return seen
      return { ...seen, flows: openFlows(seen.flows, flow), node }
    case 'handoffRequested':
    case 'conversationReleased':
      return { ...seen, owner: 'queue' }
    case 'callbackLeft':
      return { ...seen, owner: seen.owner === 'bot' ? 'queue' : seen.owner }
    case 'conversationClaimed':
      return { ...seen, owner: 'agent' }
    case 'handedBack':
    case 'queueLeft':
    case 'conversationClosed':
      return { ...seen, owner: 'bot' }
    default:
      return seen
  }
}

/** A step back may lead into a flow that was left: then it is open again. */
function openFlows(flows: readonly string[], flow: string): readonly string[] {
  const index = flows.lastIndexOf(flow)
  return index === -1 ? [...flows.slice(0, -1), flow] : flows.slice(0, index + 1)
}
