import { type Draft, emit } from './draft.ts'
import { help } from './help.ts'
import { repeat } from './move.ts'
import { finish, startFlow, walk } from './walk.ts'

/** Takes up the topic of an intent: opens its flow, as a digression where another flow is open. */
export function startTopic(draft: Draft, intent: string): Draft {
  const flow = draft.content.flowOfIntent[intent]
  if (flow === undefined) return emit(draft, { type: 'said', from: 'bot', saying: { key: 'noFlow', intent } })
  const open = draft.conversation.flow
  if (open === null) return startFlow(draft, flow, 'intent')
  if (open === flow) return help(draft, 'again') ?? repeat(draft)
  const below = draft.conversation.stack.findIndex(frame => frame.flow === flow)
  if (below >= 0) {
    // Flows called by `run` belong to the flow itself; only a digression has left it.
    const left = draft.conversation.stack.slice(below).find(({ resume }) => resume)
    return left ? returnTo(draft, left.flow) : (help(draft, 'again') ?? repeat(draft))
  }
  // Getting a person needs no announcement.
  const told =
    intent === 'human-agent'
      ? draft
      : emit(draft, { type: 'said', from: 'bot', saying: { key: 'digress', flow } })
  return startFlow(told, flow, 'digression')
}

/** Closes what was opened on top of a flow, down to the step at which that flow was left. */
function returnTo(start: Draft, flow: string): Draft {
  let draft = start
  while (draft.conversation.flow !== null && draft.conversation.flow !== flow) {
    const { draft: left, next } = finish(draft, 'left')
    draft = left
    if (next && draft.conversation.flow === flow) return walk(draft, next)
  }
  return draft
}
