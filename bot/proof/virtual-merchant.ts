import { ownChoices, topicChoice } from '../dialog/own-choices.ts'
import { goOn, openConversation } from './open-conversation.ts'
import type { End, ProofCase } from './proof-case.ts'
import { giveInput, takeStep } from './take-step.ts'
import { broken, tell, type Walk } from './walk.ts'

/** Most messages and choices that a conversation may take. */
export const mostTurns = 25
// A merchant who did something wrong needs some more turns to get back on the way.
const moreWhenClumsy = 20

/** Walks from the first message to an end; without an end `broken` says why. */
export function walkThrough(one: ProofCase): { readonly walk: Walk; readonly end: End | null } {
  const limit = mostTurns + (one.slip ? moreWhenClumsy : 0)
  let walk = openConversation(one)
  for (;;) {
    const end = endOf(walk)
    const { leadsTo } = one.story
    const leads = (end === 'elsewhere' || end === 'solved') && walk.opened === 1 && leadsTo !== undefined
    if (end !== null && !leads) return { walk, end }
    if (walk.turns >= limit) {
      return { walk: broken(walk, `after ${limit} turns there is no end`), end: null }
    }
    const turns = walk.turns
    walk = leads ? goOn(one, walk, leadsTo) : react(one, walk)
    if (walk.turns === turns) return { walk, end: null }
  }
}

/** How the conversation ended; null while it goes on. */
function endOf({ conversation, log }: Walk): End | null {
  if (conversation.owner.kind !== 'bot') return 'person'
  if (conversation.flow !== null) return null
  return log.findLast(event => event.type === 'flowEnded')?.outcome ?? null
}

function react(one: ProofCase, walk: Walk): Walk {
  const { position, aside, flow } = walk.conversation
  const choose = (choice: string): Walk =>
    tell(one, walk, { kind: 'choice', messageId: `turn-${walk.turns}`, choice })
  // Offered when the conversation goes round in circles: a merchant would accept.
  if (aside.includes(ownChoices.person)) return choose(ownChoices.person)
  if (flow === null) {
    const wanted = topicChoice(one.intent)
    return walk.turns === 1 && aside.includes(wanted)
      ? choose(wanted)
      : broken(walk, 'the opening message was not understood')
  }
  if (!position) {
    return aside.includes(ownChoices.resume)
      ? choose(ownChoices.resume)
      : broken(walk, 'nothing is open, and nothing ended')
  }
  const node = one.content.dialog.flows[position.flow]?.nodes[position.node]
  switch (node?.kind) {
    case 'step':
      return takeStep(one, walk, position, node)
    case 'collect':
      return giveInput(one, walk, node)
    default:
      throw new Error(`The conversation waits at ${position.flow}/${position.node}, which is no step.`)
  }
}
