import { holds } from './condition.ts'
import { circumstances, type Draft, emit, noteVisit } from './draft.ts'
import type { Position } from './event.ts'
import type { Node, StepNode } from './flow.ts'
import { ownChoices, topicChoice } from './own-choices.ts'

/**
 * A walk that visits more nodes than this without waiting is going in circles: it stops and offers a person.
 */
export const maxNodesPerTurn = 60
/** Seeing the same step this often suggests that the merchant is going in circles. */
const maxVisits = 4

export type Outcome = 'solved' | 'elsewhere' | 'person' | 'left'

/** Opens a flow and walks it from its start, or from another node. */
export function startFlow(
  draft: Draft,
  flowId: string,
  cause: 'intent' | 'choice' | 'digression',
  at: string = flowAt(draft, flowId).start,
): Draft {
  const forgets = draft.conversation.flow === null ? outdated(draft) : []
  const started = emit(draft, {
    type: 'flowStarted',
    from: 'system',
    flow: flowId,
    version: draft.content.version,
    cause,
    ...(forgets.length > 0 ? { forgets } : {}),
  })
  return walk(started, { flow: flowId, node: at })
}

/** Slots filled for an earlier problem; what was told in this very turn is not outdated. */
function outdated({ content, conversation, events }: Draft): string[] {
  const told = events.flatMap(event => (event.type === 'slotFilled' ? [event.slot] : []))
  return Object.keys(conversation.slots).filter(
    slot => content.slots[slot]?.lasting !== true && !told.includes(slot),
  )
}

/** Goes from node to node until one waits for the merchant or the last open flow has ended. */
export function walk(start: Draft, from: Position): Draft {
  let draft = start
  let next: Position | null = from
  for (let count = 0; next; count++) {
    if (count === maxNodesPerTurn) {
      const stopped = emit(draft, { type: 'walkStopped', from: 'system', ...next })
      return emit(stopped, {
        type: 'said',
        from: 'bot',
        saying: { key: 'offerPerson' },
        offered: [ownChoices.person],
      })
    }
    const visited = visit(noteVisit(draft, next), next)
    draft = visited.draft
    next = visited.next
  }
  return draft
}

/** Ends the open flow and every flow that ends with it; says where the conversation continues. */
export function finish(start: Draft, outcome: Outcome): { draft: Draft; next: Position | null } {
  let draft = start
  for (;;) {
    const { flow, stack } = draft.conversation
    if (flow === null) return { draft: afterLast(draft, outcome), next: null }
    const frame = stack.at(-1)
    const aside = flowAt(draft, flow).aside
    draft = emit(draft, { type: 'flowEnded', from: 'system', flow, outcome })
    if (!frame || outcome === 'person') continue
    if (frame.returnTo) return { draft, next: frame.returnTo }
    if (frame.resume) return resume(draft, frame.resume, aside || outcome === 'left')
  }
}

/** Leaves the open flow and the flows that called it, down to a step that was interrupted for them. */
export function leave(start: Draft): { draft: Draft; next: Position | null } {
  let draft = start
  for (;;) {
    const { flow, stack } = draft.conversation
    if (flow === null) return { draft: afterLast(draft, 'left'), next: null }
    const frame = stack.at(-1)
    draft = emit(draft, { type: 'flowEnded', from: 'system', flow, outcome: 'left' })
    if (frame?.resume) return resume(draft, frame.resume, true)
  }
}

/** The flow that the merchant came with, or that interrupted another one: the last one that `leave` ends. */
export function leadingFlow({ flow, stack }: Draft['conversation']): string | null {
  const from = stack.findLastIndex(frame => frame.resume !== undefined) + 1
  return stack[from]?.flow ?? flow
}

function resume(draft: Draft, to: Position, atOnce: boolean): { draft: Draft; next: Position | null } {
  if (atOnce) {
    const said = emit(draft, { type: 'said', from: 'bot', saying: { key: 'resume', flow: to.flow } })
    return { draft: said, next: to }
  }
  const asked = emit(draft, {
    type: 'said',
    from: 'bot',
    saying: { key: 'resumeAsk', flow: to.flow },
    offered: [ownChoices.resume, ownChoices.leave],
  })
  return { draft: asked, next: null }
}

function afterLast(draft: Draft, outcome: Outcome): Draft {
  const { kept } = draft.conversation
  // The person who takes over will read about the other problem in the summary.
  if (outcome === 'person') return draft
  if (kept) {
    return emit(draft, {
      type: 'said',
      from: 'bot',
      saying: { key: 'second', intent: kept },
      offered: [topicChoice(kept), ownChoices.noSecond],
    })
  }
  return emit(draft, { type: 'said', from: 'bot', saying: { key: 'anythingElse' } })
}

function visit(draft: Draft, at: Position): { draft: Draft; next: Position | null } {
  const node = nodeAt(draft, at)
  switch (node.kind) {
    case 'branch': {
      const now = circumstances(draft)
      const taken = node.branch.find(({ when }) => holds(when, now))
      if (!taken)
        throw new Error(`No branch of ${at.flow}/${at.node} holds: end it with one that has no "when".`)
      return { draft, next: beside(at, taken.go) }
    }
    case 'run': {
      const { version } = draft.content
      const started = emit(draft, {
        type: 'flowStarted',
        from: 'system',
        flow: node.run,
        version,
        cause: 'run',
        ...(node.go ? { returnTo: beside(at, node.go) } : {}),
      })
      return { draft: started, next: { flow: node.run, node: flowAt(draft, node.run).start } }
    }
    case 'say':
      return { draft: speak(draft, at), next: beside(at, node.go) }
    case 'step': {
      const answered = node.choices.find(({ id }) => node.slot && draft.conversation.slots[node.slot] === id)
      if (answered) return { draft: fill(draft, answered.set), next: beside(at, answered.go) }
      return { draft: show(draft, at, node), next: null }
    }
    case 'collect': {
      if (draft.conversation.slots[node.slot] !== undefined) return { draft, next: beside(at, node.go) }
      return { draft: show(draft, at, node), next: null }
    }
    case 'handoff':
      return finish(emit(draft, { type: 'handoffRequested', from: 'bot', ...at }), 'person')
    case 'end':
      return finish(node.say ? speak(draft, at) : draft, node.end)
  }
}

/** Another node of the same flow. */
const beside = ({ flow }: Position, node: string): Position => ({ flow, node })

const speak = (draft: Draft, at: Position): Draft =>
  emit(draft, { type: 'stepShown', from: 'bot', ...at, offered: [], waits: false })

/** Shows a step with those of its choices whose conditions hold now. */
export function show(draft: Draft, at: Position, node: Pick<StepNode, 'choices' | 'do'>): Draft {
  const now = circumstances(draft)
  const offered = node.choices.filter(({ when }) => holds(when, now)).map(({ id }) => id)
  if (demonstrable(node, draft.conversation.slots.kind)) offered.push(ownChoices.showMe)
  const shown = emit(draft, { type: 'stepShown', from: 'bot', ...at, offered, waits: true })
  const visits = shown.conversation.visits[`${at.flow}/${at.node}`] ?? 0
  if (visits < maxVisits) return shown
  return emit(shown, {
    type: 'said',
    from: 'bot',
    saying: { key: 'looping' },
    offered: [...offered, ownChoices.person],
  })
}

/** Whether the step can be shown on the simulator for this kind of terminal (`classic` while unknown). */
export const demonstrable = (node: Pick<StepNode, 'do'>, kind: string | undefined): boolean =>
  node.do !== undefined && Object.hasOwn(node.do, kind ?? 'classic')

export function fill(draft: Draft, values: Readonly<Record<string, string>> | undefined): Draft {
  return Object.entries(values ?? {}).reduce(
    (filled, [slot, value]) => emit(filled, { type: 'slotFilled', from: 'system', slot, value }),
    draft,
  )
}

export function flowAt({ content }: Pick<Draft, 'content'>, id: string) {
  const flow = content.flows[id]
  if (!flow)
    throw new Error(
      `There is no flow "${id}" in content ${content.version}: the content check should have said so.`,
    )
  return flow
}

export function nodeAt(draft: Pick<Draft, 'content'>, { flow, node }: Position): Node {
  const found = flowAt(draft, flow).nodes[node]
  if (!found)
    throw new Error(`There is no node "${node}" in flow "${flow}": the content check should have said so.`)
  return found
}
