import type { Edge } from '../chart/edges.ts'
import type { DialogContent } from '../dialog/content.ts'
import type { Flow, Node } from '../dialog/flow.ts'

/** Where an edge that was removed leads: the flow is over there. */
const nowhere = 'removed-edge'

/**
 * The content without one edge: a choice is gone, a call of another flow is passed over, any other edge leads to an
 * end at once.
 */
export function removeEdge(content: DialogContent, edge: Edge): DialogContent {
  const flow = content.flows[edge.flow]
  const node = flow?.nodes[edge.node]
  if (!flow || !node) throw new Error(`There is no node ${edge.flow}/${edge.node} to remove an edge from.`)
  const nodes: Flow['nodes'] = {
    ...flow.nodes,
    [edge.node]: without(node, edge),
    [nowhere]: { kind: 'end', end: 'elsewhere' },
  }
  return { ...content, flows: { ...content.flows, [edge.flow]: { ...flow, nodes } } }
}

function without(node: Node, { way, path }: Edge): Node {
  switch (node.kind) {
    case 'step':
      return { ...node, choices: node.choices.filter(({ id }) => id !== way) }
    case 'collect':
      return way === 'go'
        ? { ...node, go: nowhere }
        : { ...node, choices: node.choices.filter(({ id }) => id !== way) }
    case 'say':
      return { ...node, go: nowhere }
    case 'branch':
      return {
        ...node,
        branch: node.branch.map((each, index) => (index === path.at(-1) ? { ...each, go: nowhere } : each)),
      }
    case 'run':
      return way === 'run'
        ? { kind: 'branch', branch: [{ go: node.go ?? nowhere }] }
        : { ...node, go: undefined }
    case 'handoff':
    case 'end':
      return node
  }
}
