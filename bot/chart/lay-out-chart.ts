import { Graph, layout } from '@dagrejs/dagre'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** A box by its middle. */
export type Box = Point & Size

/** What is to be laid out: boxes by id, and edges with the size of their labels. */
export interface ChartPlan {
  readonly nodes: readonly (Size & { readonly id: string })[]
  /** The way most people take, `main`, is kept short and straight. */
  readonly edges: readonly (Size & { readonly from: string; readonly to: string; readonly main: boolean })[]
}

/** Where everything goes; edges in the order of the plan. */
export interface ChartLayout extends Size {
  readonly nodes: Readonly<Record<string, Box>>
  readonly edges: readonly { readonly points: readonly Point[]; readonly label: Box | null }[]
}

const spacing = { rankdir: 'TB', nodesep: 28, edgesep: 20, ranksep: 52, marginx: 12, marginy: 12 } as const

/** Lays a chart out in layers from the top down; no label lies on a node or on another label. */
export function layOutChart({ nodes, edges }: ChartPlan): ChartLayout {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ ...spacing })
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height })
  for (const { from, to, width, height, main } of edges) {
    graph.setEdge(from, to, { width, height, labelpos: 'c', weight: main ? 6 : 1 }, edgeName)
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: Object.fromEntries(nodes.map(({ id }) => [id, boxOf(graph.node(id))])),
    edges: edges.map(({ from, to, width: wide }) => {
      const placed = graph.edge(from, to, edgeName)
      return { points: placed.points ?? [], label: wide > 0 ? boxOf(placed) : null }
    }),
  }
}

/** Between two nodes there is one edge at most: their ways are drawn as one with several labels. */
const edgeName = 'ways'

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box => ({ x, y, width, height })
