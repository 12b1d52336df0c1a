import { Graph, layout } from '@dagrejs/dagre'

export interface Point {
  readonly x: number
  readonly y: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** A box by its middle. */
export type Box = Point & Size

/** What is to be laid out: boxes by id, and edges with the size of their labels. */
interface ChartPlan {
  readonly nodes: readonly (Size & { readonly id: string })[]
  /** The way most people take, `main`, is kept short and straight. */
  readonly edges: readonly (Size & { readonly from: string; readonly to: string; readonly main: boolean })[]
}

/** Where everything goes; edges in the order of the plan. */
export interface ChartLayout extends Size {
  /** Whether it runs from left to right instead of from the top down. */
  readonly lying: boolean
  readonly nodes: Readonly<Record<string, Box>>
  readonly edges: readonly { readonly points: readonly Point[]; readonly label: Box | null }[]
}

/** Tried in this order: from the top down and well apart, then closer together, then from left to right. */
const manners = [
  { rankdir: 'TB', nodesep: 28, edgesep: 20, ranksep: 52 },
  { rankdir: 'TB', nodesep: 16, edgesep: 10, ranksep: 52 },
  { rankdir: 'LR', nodesep: 16, edgesep: 10, ranksep: 28 },
] as const

/** A chart up to this width fits on an ordinary screen. */
const widestChart = 1400

/** Lays a chart out in layers, in the first manner that fits or else the narrowest; no label lies on a node or another label. */
export function layOutChart(plan: ChartPlan): ChartLayout {
  let narrowest: ChartLayout | null = null
  for (const manner of manners) {
    const laid = layOut(plan, manner)
    if (laid.width <= widestChart) return laid
    if (!narrowest || laid.width < narrowest.width) narrowest = laid
  }
  if (!narrowest) throw new Error('There is no manner to lay a chart out in: keep one in the list.')
  return narrowest
}

function layOut({ nodes, edges }: ChartPlan, manner: (typeof manners)[number]): ChartLayout {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ ...manner, marginx: 12, marginy: 12 })
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height })
  for (const { from, to, width, height, main } of edges) {
    graph.setEdge(from, to, { width, height, labelpos: 'c', weight: main ? 6 : 1 }, edgeName)
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    lying: manner.rankdir === 'LR',
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
