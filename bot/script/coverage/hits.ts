import { type Edge, nameOf } from '../../chart/edges.ts'
import { holds } from '../../dialog/condition.ts'
import { applyEvent, type Conversation } from '../../dialog/conversation.ts'
import type { Visit } from '../../dialog/draft.ts'
import type { ConversationEvent } from '../../dialog/event.ts'
import type { Node, StepChoice } from '../../dialog/flow.ts'
import { topicOf } from '../../dialog/own-choices.ts'
import type { TakenTurn } from '../desk-in-process.ts'
import type { Measure } from './measure.ts'

/** Something that a turn reached; `id` as in the goal of that name. */
interface Hit {
  readonly measure: Measure
  readonly id: string
}

/** Everything that a turn reached. */
export function hitsOf(turn: TakenTurn): Hit[] {
  return [...turn.trail.flatMap(visit => hitsOfVisit(visit, turn)), ...hitsOfEvents(turn)]
}

const edge = (at: Pick<Edge, 'flow' | 'node'>, way: string): Hit => ({
  measure: 'edges',
  id: nameOf({ flow: at.flow, node: at.node, way }),
})

/** The id of a condition that came out one way. */
export const outcomeOf = (name: string, held: boolean): string => `${name} ${held ? 'holds' : 'fails'}`

function condition(at: Visit, way: string, held: boolean): Hit {
  return { measure: 'conditions', id: outcomeOf(nameOf({ ...at, way }), held) }
}

function hitsOfVisit(visit: Visit, { content }: TakenTurn): Hit[] {
  const node = content.flows[visit.flow]?.nodes[visit.node]
  const here: Hit = { measure: 'nodes', id: `${visit.flow}/${visit.node}` }
  return node ? [here, ...hitsOfNode(visit, node)] : [here]
}

function hitsOfNode(visit: Visit, node: Node): Hit[] {
  const { slots } = visit.now
  switch (node.kind) {
    case 'branch': {
      const taken = node.branch.findIndex(({ when }) => holds(when, visit.now))
      return [
        ...node.branch
          .slice(0, taken + 1)
          .flatMap(({ when }, index) =>
            when ? [condition(visit, `way ${index + 1}`, index === taken)] : [],
          ),
        edge(visit, `way ${taken + 1}`),
      ]
    }
    case 'say':
      return [edge(visit, 'go')]
    case 'run':
      return [edge(visit, 'run')]
    case 'step': {
      const known = node.choices.find(({ id }) => node.slot && slots[node.slot] === id)
      return known ? [edge(visit, known.id)] : offers(visit, node.choices)
    }
    case 'collect':
      return slots[node.slot] === undefined ? offers(visit, node.choices) : [edge(visit, 'go')]
    case 'handoff':
    case 'end':
      return []
  }
}

const offers = (visit: Visit, choices: readonly StepChoice[]): Hit[] =>
  choices.flatMap(({ id, when }) => (when ? [condition(visit, id, holds(when, visit.now))] : []))

function hitsOfEvents(turn: TakenTurn): Hit[] {
  const hits: Hit[] = []
  let now = turn.before
  for (const event of turn.events) {
    hits.push(...hitsOfEvent(event, now, turn))
    now = applyEvent(now, event)
  }
  return hits
}

function hitsOfEvent(event: ConversationEvent, now: Conversation, turn: TakenTurn): Hit[] {
  switch (event.type) {
    case 'merchantSpoke': {
      const { decision, choice } = event.understanding
      // An intent that is on offer is understood as a choice.
      const intent = (choice === null ? null : topicOf(choice)) ?? event.understanding.intent
      // A message that was turned down as out of scope was understood, too.
      if (decision === 'clarify' || intent === null) return []
      return [
        { measure: 'intents', id: intent },
        { measure: 'utterances', id: `${intent}: ${event.text}` },
      ]
    }
    case 'choiceMade': {
      const { flow, node, choice } = event
      return flow === undefined || node === undefined ? [] : [edge({ flow, node }, choice)]
    }
    case 'slotFilled':
      return hitsOfSlot(event.slot, now, turn)
    case 'flowEnded':
      return hitsOfReturn(event, now, turn)
    default:
      return []
  }
}

/** A slot filled by typing leads on from the node that collects it. */
function hitsOfSlot(slot: string, { position }: Conversation, { events, content }: TakenTurn): Hit[] {
  const node = position && content.flows[position.flow]?.nodes[position.node]
  const typed = events.every(each => each.type !== 'choiceMade')
  return position && node?.kind === 'collect' && node.slot === slot && typed ? [edge(position, 'go')] : []
}

/** A flow that ends may lead back to the one that ran it. */
function hitsOfReturn(
  { seq, flow: ended }: Extract<ConversationEvent, { type: 'flowEnded' }>,
  { stack }: Conversation,
  { trail, content }: TakenTurn,
): Hit[] {
  const to = stack.at(-1)?.returnTo
  const returned = trail.some(visit => visit.seq === seq && visit.flow === to?.flow && visit.node === to.node)
  if (!to || !returned) return []
  return Object.entries(content.flows[to.flow]?.nodes ?? {}).flatMap(([id, node]) =>
    node.kind === 'run' && node.run === ended && node.go === to.node
      ? [edge({ flow: to.flow, node: id }, 'return')]
      : [],
  )
}
