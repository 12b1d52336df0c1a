import type { ConversationEvent, Position } from '../../dialog/event.ts'
import { topicOf } from '../../dialog/own-choices.ts'
import type { Case, FlowCount, IntentCount, StepCount } from './case.ts'

/** The case after one more event of its log. */
export function foldCase(before: Case, event: ConversationEvent): Case {
  switch (event.type) {
    case 'merchantSpoke':
      return hear(before, event)
    case 'choiceMade':
      return choose(before, event)
    case 'stepShown': {
      const { flow, node, waits } = event
      const after = countStep(before, { flow, node }, step => ({ ...step, shown: step.shown + 1 }))
      return waits ? { ...after, at: { flow, node } } : after
    }
    case 'flowStarted': {
      if (event.cause === 'run') return before
      return count({ ...before, flow: before.flow ?? event.flow, outcome: 'open' }, event.flow, 'starts')
    }
    case 'flowEnded':
      return end(before, event)
    case 'handoffRequested':
    case 'callbackLeft':
      return call(before, event.at)
    case 'conversationClaimed':
      return { ...call(before, event.at), agent: event.agent }
    case 'agentSpoke': {
      const { askedAt, wait } = before
      return { ...before, wait: wait ?? (askedAt === null ? null : event.at - askedAt), askedAt: null }
    }
    case 'conversationClosed': {
      const outcome = event.outcome === 'solved' || event.outcome === 'elsewhere' ? event.outcome : 'person'
      return { ...before, closed: true, at: null, outcome }
    }
    case 'rated':
      return { ...before, stars: event.stars }
    default:
      return before
  }
}

function hear(before: Case, event: Extract<ConversationEvent, { type: 'merchantSpoke' }>): Case {
  const { decision, choice, intent } = event.understanding
  const after: Case = {
    ...before,
    messages: before.messages + 1,
    closed: false,
    reopened: before.reopened + (before.closed ? 1 : 0),
  }
  if (choice !== null) {
    // Choosing one of the problems that are always offered is an answer like any other.
    const named = topicOf(choice)
    return named === null || before.asking ? after : countIntent(after, named, 'answered')
  }
  if (decision === 'answer') {
    return { ...(intent === null ? after : countIntent(after, intent, 'answered')), asking: false }
  }
  const message = { seq: event.seq, at: event.at, reason: decision, intent, chosen: null } as const
  const asked = { ...after, unclear: [...after.unclear, message], asking: decision === 'clarify' }
  return intent !== null && decision === 'clarify' ? countIntent(asked, intent, 'clarified') : asked
}

function choose(before: Case, event: Extract<ConversationEvent, { type: 'choiceMade' }>): Case {
  const { flow, node, choice, by } = event
  const touched = by === 'touch' ? { ...before, messages: before.messages + 1 } : before
  if (flow !== undefined && node !== undefined) {
    return countStep({ ...touched, asking: false }, { flow, node }, step => ({
      ...step,
      ways: { ...step.ways, [choice]: (step.ways[choice] ?? 0) + 1 },
    }))
  }
  const message = before.unclear.at(-1)
  if (!before.asking || !message) return touched
  const chosen = topicOf(choice)
  const unclear = [...before.unclear.slice(0, -1), { ...message, chosen }]
  const after = { ...touched, unclear, asking: false }
  return message.intent !== null && chosen !== message.intent
    ? countIntent(after, message.intent, 'wrong')
    : after
}

function end(before: Case, { flow, outcome }: Extract<ConversationEvent, { type: 'flowEnded' }>): Case {
  const lost = outcome === 'left' ? before.at : null
  const after = lost ? countStep(before, lost, step => ({ ...step, dropped: step.dropped + 1 })) : before
  // Flows called by others end too: only those that a merchant entered are counted.
  if (!entered(before, flow)) return { ...after, at: null }
  return count({ ...after, at: null, outcome }, flow, endings[outcome])
}

const call = (before: Case, at: number): Case => ({
  ...before,
  handedOver: true,
  outcome: 'person',
  askedAt: before.wait === null ? (before.askedAt ?? at) : null,
})

const endings = { solved: 'solved', elsewhere: 'solved', person: 'person', left: 'dropped' } as const

const nothing: FlowCount = { starts: 0, solved: 0, person: 0, dropped: 0 }

function entered({ flows }: Case, flow: string): boolean {
  const { starts, solved, person, dropped } = flows[flow] ?? nothing
  return starts > solved + person + dropped
}

function count(before: Case, flow: string, what: keyof FlowCount): Case {
  const counts = before.flows[flow] ?? nothing
  return { ...before, flows: { ...before.flows, [flow]: { ...counts, [what]: counts[what] + 1 } } }
}

function countIntent(before: Case, intent: string, what: keyof IntentCount): Case {
  const counts = before.intents[intent] ?? { answered: 0, clarified: 0, wrong: 0 }
  return { ...before, intents: { ...before.intents, [intent]: { ...counts, [what]: counts[what] + 1 } } }
}

function countStep(before: Case, { flow, node }: Position, change: (step: StepCount) => StepCount): Case {
  const key = `${flow}/${node}`
  const step = before.steps[key] ?? { shown: 0, dropped: 0, ways: {} }
  return { ...before, steps: { ...before.steps, [key]: change(step) } }
}
