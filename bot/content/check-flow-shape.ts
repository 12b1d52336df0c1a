import type { Flow, Node } from '../dialog/flow.ts'
import { nextNodes, reach } from '../dialog/next-nodes.ts'
import { type Problem, problem } from './problem.ts'
import type { Source } from './source.ts'

/** Whether nothing follows this node in its flow. */
const isExit = (node: Node): boolean => nextNodes(node).length === 0

/** Nodes that nothing leads to, nodes that lead to no end, and circles that never wait for the merchant. */
export function checkFlowShape(source: Source, flow: Flow): Problem[] {
  const forward = reach([flow.start], id => (flow.nodes[id] ? nextNodes(flow.nodes[id]) : []))
  const incoming = new Map<string, string[]>()
  for (const [id, node] of Object.entries(flow.nodes)) {
    for (const next of nextNodes(node)) incoming.set(next, [...(incoming.get(next) ?? []), id])
  }
  const exits = Object.keys(flow.nodes).filter(id => flow.nodes[id] && isExit(flow.nodes[id]))
  const backward = reach(exits, id => incoming.get(id) ?? [])
  const passing = (id: string): string[] => {
    const node = flow.nodes[id]
    return node?.kind === 'say' || node?.kind === 'branch' ? nextNodes(node) : []
  }
  const circling = Object.keys(flow.nodes).filter(id => reach(passing(id), passing).has(id))
  if (circling.length > 0) {
    return [
      problem('endless-loop', source.place(['nodes', circling[0] ?? '']), { path: circling.join(' → ') }),
    ]
  }
  return Object.keys(flow.nodes).flatMap(id => {
    const place = source.place(['nodes', id])
    if (!forward.has(id)) return [problem('unreachable-node', place, { id })]
    return backward.has(id) ? [] : [problem('no-way-out', place, { id })]
  })
}
