import type { Condition } from '../dialog/condition.ts'
import type { Flow, Node } from '../dialog/flow.ts'

/** A way out of a node. */
export interface Edge {
  readonly flow: string
  readonly node: string
  /** The id of a choice, `go`, `way 2` of a branch, `run` into another flow, `return` from it. */
  readonly way: string
  /** The node it leads to; for `run` the flow. */
  readonly to: string
  readonly when: Condition | undefined
  /** Where it is written in the flow's file. */
  readonly path: readonly (string | number)[]
}

/** `storage-full/settled: not-yet`, as tables and messages name an edge. */
export const nameOf = ({ flow, node, way }: Pick<Edge, 'flow' | 'node' | 'way'>): string =>
  `${flow}/${node}: ${way}`

/** Every edge of a flow, in the order of its file. */
export function edgesOf(flow: Flow): Edge[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) =>
    waysOf(node).map(way => ({ flow: flow.id, node: id, ...way, path: ['nodes', id, ...way.path] })),
  )
}

type Way = Omit<Edge, 'flow' | 'node'>

function waysOf(node: Node): Way[] {
  const go = (to: string, way = 'go'): Way => ({ way, to, when: undefined, path: ['go'] })
  switch (node.kind) {
    case 'step':
      return choices(node.choices)
    case 'collect':
      return [go(node.go), ...choices(node.choices)]
    case 'say':
      return [go(node.go)]
    case 'branch':
      return node.branch.map((way, index) => ({
        ...{ way: `way ${index + 1}`, to: way.go },
        ...{ when: way.when, path: ['branch', index] },
      }))
    case 'run': {
      const run: Way = { way: 'run', to: node.run, when: undefined, path: ['run'] }
      return node.go === undefined ? [run] : [run, go(node.go, 'return')]
    }
    case 'handoff':
    case 'end':
      return []
  }
}

const choices = (of: Extract<Node, { kind: 'step' }>['choices']): Way[] =>
  of.map(({ id, go, when }, index) => ({ way: id, to: go, when, path: ['choices', index] }))
