import type { DialogContent } from '../../dialog/content.ts'
import type { ConversationEvent, Speech } from '../../dialog/event.ts'
import { factNames } from '../../terminal/fact.ts'

/** What decides which words are personal, and what replaces them. */
export interface Eraser {
  readonly slots: DialogContent['slots']
  readonly erased: string
}

/**
 * The events without anything that people wrote. Numbers, times, types, flows, nodes, choices and counts
 * stay, so that the log still folds and the figures remain right.
 */
export function eraseEvents(events: readonly ConversationEvent[], eraser: Eraser): ConversationEvent[] {
  const told = new Set(events.flatMap(event => toldIn(event, eraser)))
  const quotes = (text: string): boolean => [...told].some(words => text.includes(words))
  return events.map(event => {
    const own = eraseOwn(event, eraser)
    if (!('speech' in own) || !own.speech || !quotes(own.speech.text)) return own
    return { ...own, speech: blank(own.speech, eraser) }
  })
}

/** Words that the bot may have repeated literally. */
function toldIn(event: ConversationEvent, eraser: Eraser): string[] {
  if (event.type === 'callbackLeft') return [event.phone]
  return event.type === 'slotFilled' && !isListed(event, eraser) && event.value !== '' ? [event.value] : []
}

function eraseOwn(event: ConversationEvent, eraser: Eraser): ConversationEvent {
  const { erased } = eraser
  switch (event.type) {
    case 'merchantSpoke': {
      const why = { ...event.understanding.why, terms: [] }
      const understanding = { ...event.understanding, text: erased, details: [], why }
      return { ...event, text: erased, understanding }
    }
    case 'agentSpoke':
      return { ...event, text: erased }
    case 'slotFilled':
      return isListed(event, eraser) ? event : { ...event, value: erased }
    case 'said': {
      const { saying } = event
      if (saying.key !== 'corrected' || isListed(saying, eraser)) return event
      return { ...event, saying: { ...saying, value: erased } }
    }
    case 'terminalReported': {
      // A report may contain anything that its sender put in: whatever the simulator cannot have said is
      // erased.
      const facts = event.report.facts.filter(fact => factNames.some(name => name === fact))
      const { batch, count } = event.report
      return { ...event, report: { facts, screen: [], batch, count } }
    }
    case 'handoffRequested': {
      const { summary, speech, ...rest } = event
      return {
        ...rest,
        ...(summary ? { summary: summary.map(({ label }) => ({ label, value: erased })) } : {}),
        ...(speech ? { speech: blank(speech, eraser) } : {}),
      }
    }
    case 'rated':
      return event.comment === undefined ? event : { ...event, comment: erased }
    case 'callbackLeft':
      return { ...event, phone: erased }
    default:
      return event
  }
}

/** A value written by the authors reveals nothing about a person, nor does an answer code. */
function isListed({ slot, value }: { readonly slot: string; readonly value: string }, { slots }: Eraser) {
  const known = slots[slot]
  return known !== undefined && (known.detail === 'response-code' || Object.hasOwn(known.values, value))
}

const blank = (speech: Speech, { erased }: Eraser): Speech => ({ ...speech, text: erased })
