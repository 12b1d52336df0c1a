import type { Condition } from './condition.ts'
import type { Flow, Node } from './flow.ts'
import { nextNodes, reach } from './next-nodes.ts'

/** An earlier answer and its corrected value. */
export interface Correction {
  readonly slot: string
  readonly from: string | undefined
  readonly to: string
}

/**
 * The node on the way to `here` from which the corrected answer leads elsewhere than the earlier one did;
 * undefined when the correction changes nothing but wording, so that the merchant may stay at the open step.
 */
export function turningPoint(flow: Flow, here: string, correction: Correction): string | undefined {
  const next = (id: string): string[] => (flow.nodes[id] ? nextNodes(flow.nodes[id]) : [])
  return Object.keys(flow.nodes).find(
    id =>
      flow.nodes[id] !== undefined &&
      turns(flow.nodes[id], correction) &&
      id !== here &&
      reach([id], next).has(here),
  )
}

function turns(node: Node, { slot, from, to }: Correction): boolean {
  if (node.kind === 'branch') return node.branch.some(({ when }) => when !== undefined && asks(when, slot))
  if (node.kind !== 'step' || node.slot !== slot) return false
  const goOf = (value: string | undefined) => node.choices.find(({ id }) => id === value)?.go
  return goOf(from) !== goOf(to)
}

function asks(condition: Condition, slot: string): boolean {
  const { known, unknown, slots, not, any } = condition
  return (
    known === slot ||
    unknown === slot ||
    Object.hasOwn(slots ?? {}, slot) ||
    (not !== undefined && asks(not, slot)) ||
    (any?.some(each => asks(each, slot)) ?? false)
  )
}
