import type { Flow } from '../../dialog/flow.ts'
import { type Edge, edgesOf } from './edges.ts'

/** A node's place in the chart: `layer` from the top, `slot` from the left. */
export interface Placed {
  readonly id: string
  readonly layer: number
  readonly slot: number
}

/** Sweeps over the layers; more change nothing in charts of this size. */
const SWEEPS = 4

/**
 * Puts the nodes of a flow into layers: each below all that lead to it, ways back left aside, and within its layer
 * near those that lead to it, so that few edges cross.
 */
export function layOut(flow: Flow): Placed[] {
  const edges = edgesOf(flow).filter(({ way }) => way !== 'run')
  const layers = layerNodes(flow, edges)
  let order = Object.keys(flow.nodes)
  for (let sweep = 0; sweep < SWEEPS; sweep++) order = sweepOnce(order, layers, edges)
  const filled = new Map<number, number>()
  return order.map(id => {
    const layer = layers.get(id) ?? 0
    const slot = filled.get(layer) ?? 0
    filled.set(layer, slot + 1)
    return { id, layer, slot }
  })
}

function layerNodes(flow: Flow, edges: readonly Edge[]): Map<string, number> {
  const layers = new Map<string, number>()
  // A node on the present path is reached by a way back: following it would never end.
  const visit = (id: string, layer: number, path: ReadonlySet<string>): void => {
    if (path.has(id) || (layers.get(id) ?? -1) >= layer) return
    layers.set(id, layer)
    for (const { node, to } of edges) if (node === id) visit(to, layer + 1, new Set([...path, id]))
  }
  visit(flow.start, 0, new Set())
  return layers
}

function sweepOnce(
  order: readonly string[],
  layers: ReadonlyMap<string, number>,
  edges: readonly Edge[],
): string[] {
  const place = new Map(order.map((id, index) => [id, index]))
  const middle = (id: string): number => {
    const above = edges
      .filter(({ node, to }) => to === id && (layers.get(node) ?? 0) < (layers.get(id) ?? 0))
      .map(({ node }) => place.get(node) ?? 0)
    return above.length === 0
      ? (place.get(id) ?? 0)
      : above.reduce((sum, each) => sum + each, 0) / above.length
  }
  const middles = new Map(order.map(id => [id, middle(id)]))
  return order.toSorted((left, right) => (middles.get(left) ?? 0) - (middles.get(right) ?? 0))
}
