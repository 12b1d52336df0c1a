import type { ConversationEvent } from '../dialog/event.ts'
import { createFaker, type Faker } from './fake-personal-data.ts'
import { linesOfEvent } from './lines-of-event.ts'
import type { WrittenScript } from './write-script.ts'

/** A stored conversation as a script: what was said and done, and the nodes that answered, with personal data replaced. */
export function recordScript(id: string, events: readonly ConversationEvent[]): WrittenScript {
  const fake = createFaker()
  const people: string[] = []
  const nameOf = (agent: string): string => {
    if (!people.includes(agent)) people.push(agent)
    return `agent-${people.indexOf(agent) + 1}`
  }
  const opening = events.find(({ type }) => type === 'merchantSpoke' || type === 'choiceMade')
  const begun = opening ? events.indexOf(opening) : events.length
  const steps = events
    .slice(begun)
    .flatMap((event, index, all) => stepsOf(event, all[index - 1], fake, nameOf))
  const said = steps.find(step => 'merchant' in step)
  const title = said && 'merchant' in said ? String(said.merchant).slice(0, 40) : id
  return {
    comment: `Recorded from conversation ${id}. Read it before it is kept: names of shops and addresses may be left.`,
    title: `recorded: ${title}`,
    at: events[0]?.at ?? null,
    steps,
  }
}

/** Numbers the people at the desk, so that no script carries their names. */
type NameOf = (agent: string) => string

function stepsOf(
  event: ConversationEvent,
  before: ConversationEvent | undefined,
  fake: Faker,
  nameOf: NameOf,
): object[] {
  switch (event.type) {
    case 'merchantSpoke':
      return [{ merchant: fake(event.text) }]
    case 'choiceMade':
      return event.by === 'touch' ? [{ choose: event.choice }] : []
    case 'terminalReported': {
      const { facts, screen } = event.report
      return [{ terminal: screen.length > 0 ? { facts, screen } : { facts } }]
    }
    case 'agentSpoke':
    case 'conversationClaimed':
    case 'conversationReleased':
    case 'conversationClosed':
    case 'handedBack':
      return [{ agent: actOf(event, fake, nameOf) }]
    default: {
      if (event.from === 'agent')
        return [{ agent: { show: `${event.flow}/${event.node}`, by: nameOf(event.agent) } }]
      if (event.from !== 'bot') return []
      // All events of a turn have the same time: a later one is something the desk said by itself.
      const quiet = before ? event.at - before.at : 0
      const wait = quiet > 0 ? [{ wait: `${Math.ceil(quiet / 1000)}s` }] : []
      return [...wait, ...linesOfEvent(event).map(toStep)]
    }
  }
}

type PersonsEvent = Extract<
  ConversationEvent,
  {
    type: 'agentSpoke' | 'conversationClaimed' | 'conversationReleased' | 'conversationClosed' | 'handedBack'
  }
>

function actOf(event: PersonsEvent, fake: Faker, nameOf: NameOf): object {
  const by = nameOf(event.agent)
  switch (event.type) {
    case 'conversationClaimed':
      // Only a supervisor takes from a colleague; from the bot it makes no difference who does.
      if (event.cause === 'takeover') return { takeOver: by, role: 'supervisor' }
      return event.cause === 'claim' ? { claim: by } : { transfer: by }
    case 'agentSpoke':
      return { say: fake(event.text), by }
    case 'conversationReleased':
      return { release: by }
    case 'handedBack':
      return { handBack: `${event.flow}/${event.node}`, by }
    case 'conversationClosed':
      return { close: event.outcome, by, ...(event.followUp ? { followUp: true } : {}) }
  }
}

const toStep = (line: ReturnType<typeof linesOfEvent>[number]): object =>
  line.who === 'bot' ? { bot: { node: line.spoken.source } } : {}
