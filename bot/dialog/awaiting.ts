import type { DialogContent, Slots } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Position } from './event.ts'
import type { Node } from './flow.ts'
import { intentOf, labelOf } from './own-choices.ts'
import type { AwaitedChoice, Awaiting, DetailKind } from './understanding.ts'
import { wordNow } from './word.ts'

/** What open steps await, by everything it depends on: most merchants are at the same few steps. */
const prepared = new WeakMap<DialogContent, Map<string, Awaiting>>()
/** Far more than the content has steps, since a conversation may add choices of its own to each. */
const mostPrepared = 4096

/**
 * What the open step expects of the next message (the same object for the same step); null when no step is
 * open.
 */
export function awaitingOf(content: DialogContent, now: Conversation): Awaiting | null {
  const { position, offered, aside } = now
  if (!position && aside.length === 0) return null
  const node = position ? content.flows[position.flow]?.nodes[position.node] : undefined
  const asked = node && 'say' in node && node.say ? askedBy(content, now, node) : ''
  const open = openFlows(now)
  const at = position ? `${position.flow}/${position.node}` : ''
  const key = `${at} ${offered.join(',')} ${aside.join(',')} ${open.join(',')} ${asked}`
  const steps = stepsOf(content)
  const known = steps.get(key)
  if (known) return known
  const awaiting = prepare(content, now, node, asked)
  if (steps.size === mostPrepared) steps.clear()
  steps.set(key, awaiting)
  return awaiting
}

function stepsOf(content: DialogContent): Map<string, Awaiting> {
  const known = prepared.get(content)
  if (known) return known
  const steps = new Map<string, Awaiting>()
  prepared.set(content, steps)
  return steps
}

function prepare(content: DialogContent, now: Conversation, node: Node | undefined, asked: string): Awaiting {
  const { position, offered, aside } = now
  const own = node && 'choices' in node ? node.choices : []
  const choices = [...new Set([...offered, ...aside])].map((id): AwaitedChoice => {
    const choice = own.find(each => each.id === id)
    if (choice && position) {
      const leads = leadsTo(content, { flow: position.flow, node: choice.go })
      return { id, label: choice.label, also: choice.also, means: choice.means, leads }
    }
    const intent = intentOf(id)
    return { id, label: labelOf(content, id), also: [], means: intent === undefined ? [] : [intent] }
  })
  const expects = expectedOf(content.slots, node)
  return {
    choices,
    ...(expects === undefined ? {} : { expects }),
    ...(asked === '' ? {} : { asked }),
    words: Object.keys(content.responses.words),
    open: openFlows(now).flatMap(id => content.flows[id]?.intents ?? []),
  }
}

/** The question, with what the merchant will see when the step has worked. */
const askedBy = (content: DialogContent, now: Conversation, node: Node): string =>
  ['say' in node && node.say, 'looks' in node && node.looks, 'hint' in node && node.hint]
    .map(text => (text ? wordNow(content, now, text) : ''))
    .join('')

/**
 * Intents of the flow that a node runs, directly or after saying something. A handoff is left out: merchants
 * ask for a person in words of their own.
 */
function leadsTo({ flows }: Pick<DialogContent, 'flows'>, { flow, node }: Position): readonly string[] {
  const found = flows[flow]?.nodes[node]
  if (found?.kind === 'say') return leadsTo({ flows }, { flow, node: found.go })
  return found?.kind === 'run' && found.run !== 'human-agent' ? (flows[found.run]?.intents ?? []) : []
}

/** The open flow and the flows that wait for it to end. */
export const openFlows = ({ flow, stack }: Pick<Conversation, 'flow' | 'stack'>): readonly string[] => [
  ...stack.map(frame => frame.flow),
  ...(flow === null ? [] : [flow]),
]

/** The kind of detail that answers the open step. */
function expectedOf(slots: Slots, node: Node | undefined): DetailKind | undefined {
  if (node?.kind === 'collect') return node.collect
  return node?.kind === 'step' && node.slot !== undefined ? slots[node.slot]?.detail : undefined
}
