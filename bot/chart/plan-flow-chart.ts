import type { Flow, Node } from '../dialog/flow.ts'
import { chooseText } from '../dialog/word.ts'
import { type Edge, edgesOf } from './edges.ts'
import { textWidth, wrapText } from './measure-text.ts'

/** How a chart words a flow; what is left out is worded by ids and by the text for an unknown kind of terminal. */
export interface ChartWords {
  /** What stands in the box of a node. */
  nodeText?(id: string, node: Node): string
  /** What stands at a way out of a node; nothing for an empty text. */
  wayText?(edge: Edge): string
}

export interface PlannedNode {
  readonly id: string
  readonly node: Node
  readonly text: string
  readonly lines: readonly string[]
  readonly width: number
  readonly height: number
}

/** All ways from one node to another, drawn as one edge. */
export interface PlannedEdge {
  readonly from: string
  readonly to: string
  readonly ways: readonly { readonly edge: Edge; readonly lines: readonly string[] }[]
  /** Whether it holds the first way out of its node: the likely one. */
  readonly main: boolean
  readonly width: number
  readonly height: number
}

interface FlowPlan {
  readonly nodes: readonly PlannedNode[]
  readonly edges: readonly PlannedEdge[]
}

/** Sizes in user units; the fonts are set by the style sheets of the pages, which must agree. */
export const nodeType = { size: 14, line: 20, across: 14, down: 9, widest: 200, mostLines: 4 } as const
export const wayType = { size: 12, line: 16, across: 5, down: 2, widest: 132, mostLines: 2 } as const

/** Words the boxes and labels of a flow's chart and measures them. */
export function planFlowChart(flow: Flow, { nodeText = textOf, wayText = ownWayText }: ChartWords): FlowPlan {
  const nodes = Object.entries(flow.nodes).map(([id, node]) => planNode(id, node, nodeText(id, node)))
  const groups = new Map<string, Edge[]>()
  for (const edge of edgesOf(flow)) {
    // The flow that a node runs has a chart of its own.
    if (edge.way === 'run') continue
    const key = `${edge.node} ${edge.to}`
    groups.set(key, [...(groups.get(key) ?? []), edge])
  }
  const mains = new Map<string, Edge>()
  for (const edge of edgesOf(flow)) {
    if (edge.way !== 'run' && !mains.has(edge.node)) mains.set(edge.node, edge)
  }
  const edges = [...groups.values()].flatMap(group =>
    planEdge(group, wayText, group[0]?.to === mains.get(group[0]?.node ?? '')?.to),
  )
  return { nodes, edges }
}

function planNode(id: string, node: Node, text: string): PlannedNode {
  const { size, line, across, down, widest, mostLines } = nodeType
  const lines = text.split('\n').flatMap(each => wrapText(each, size, widest, mostLines))
  return {
    ...{ id, node, text, lines },
    width: Math.ceil(Math.max(48, ...lines.map(each => textWidth(each, size))) + 2 * across),
    height: lines.length * line + 2 * down,
  }
}

function planEdge(edges: readonly Edge[], wayText: (edge: Edge) => string, main: boolean): PlannedEdge[] {
  const [first] = edges
  if (!first) return []
  const { size, line, across, down, widest, mostLines } = wayType
  const ways = edges.map(edge => {
    const text = wayText(edge)
    return { edge, lines: text === '' ? [] : wrapText(text, size, widest, mostLines) }
  })
  const lines = ways.flatMap(way => way.lines)
  const bare = lines.length === 0
  return [
    {
      ...{ from: first.node, to: first.to, ways, main },
      width: bare ? 0 : Math.ceil(Math.max(...lines.map(each => textWidth(each, size))) + 2 * across),
      height: bare ? 0 : lines.length * line + 2 * down,
    },
  ]
}

function textOf(id: string, node: Node): string {
  switch (node.kind) {
    case 'step':
    case 'collect':
      return node.name ?? question(chooseText(node.say, 'default'))
    case 'say':
    case 'handoff':
      return node.name ?? statement(chooseText(node.say, 'default'))
    case 'end':
      return node.name ?? (node.say === undefined ? id : statement(chooseText(node.say, 'default')))
    case 'run':
      return node.run
    case 'branch':
      return id
  }
}

/** The sentence that asks: the last one. */
export const question = (text: string): string =>
  text
    .match(/[^。！？]+[。！？]?/g)
    ?.at(-1)
    ?.trim() ?? text

/** The sentence that tells: the first one. */
export const statement = (text: string): string => text.match(/[^。！？]+/)?.[0]?.trim() ?? text

/** The label of a choice; ways that are the only one need no words. */
function ownWayText({ way }: Edge): string {
  return way === 'go' || way === 'return' ? '' : way
}
