import type { CaseOutcome } from '../../content/console-schema.ts'
import type { ConversationEvent } from '../../dialog/event.ts'

/** How often a flow was entered, and how those visits ended. */
export interface FlowCount {
  readonly starts: number
  readonly solved: number
  readonly person: number
  readonly dropped: number
}

/** What is counted of one conversation. */
export interface Case {
  readonly flow: string | null
  readonly outcome: CaseOutcome
  readonly handedOver: boolean
  readonly messages: number
  readonly unclear: number
  readonly flows: Readonly<Record<string, FlowCount>>
}

export const emptyCase: Case = {
  flow: null,
  outcome: 'open',
  handedOver: false,
  messages: 0,
  unclear: 0,
  flows: {},
}

/** The case after one more event of its log. */
export function foldCase(before: Case, event: ConversationEvent): Case {
  switch (event.type) {
    case 'merchantSpoke': {
      const { decision, choice } = event.understanding
      const unclear = decision !== 'answer' && choice === null ? 1 : 0
      return { ...before, messages: before.messages + 1, unclear: before.unclear + unclear }
    }
    case 'choiceMade':
      return event.by === 'touch' ? { ...before, messages: before.messages + 1 } : before
    case 'flowStarted': {
      if (event.cause === 'run') return before
      return count({ ...before, flow: before.flow ?? event.flow, outcome: 'open' }, event.flow, 'starts')
    }
    case 'flowEnded': {
      // Flows that others run end too: only those that a merchant entered are counted.
      if (!entered(before, event.flow)) return before
      return count({ ...before, outcome: event.outcome }, event.flow, endings[event.outcome])
    }
    case 'handoffRequested':
      return { ...before, handedOver: true, outcome: 'person' }
    default:
      return before
  }
}

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
