import { drawFlowChart } from '../../bot/chart/draw-flow-chart.ts'
import { edgesOf } from '../../bot/chart/edges.ts'
import type { Content } from '../../bot/content/content.ts'
import type { Flow, Node } from '../../bot/dialog/flow.ts'
import { chartWords } from './chart-words.ts'
import { fill } from './fill.ts'

/** The chart of a flow, and the same as an outline in words. */
interface ChartPage {
  readonly flow: string
  readonly name: string
  readonly title: string
  readonly svg: string
  /** The width in pixels below which the chart is not scaled down, so that its text stays legible. */
  readonly least: number
  readonly outline: readonly OutlineNode[]
}

interface OutlineNode {
  readonly id: string
  readonly text: string
  readonly href?: string
  readonly ways: readonly { readonly text: string; readonly to: string; readonly target: string }[]
}

export function describeChart({ dialog, pages }: Content, flow: Flow): ChartPage {
  const words = chartWords(dialog, flow, pages.chart)
  const textOf = (id: string): string => {
    const node = flow.nodes[id]
    return node ? (words.nodeText?.(id, node) ?? id) : id
  }
  const title = fill(pages.chart.title, { title: flow.title })
  const svg = drawFlowChart(flow, { ...words, title, hrefOf: (_id, node) => hrefOf(node) })
  return {
    flow: flow.id,
    name: flow.title,
    title,
    svg,
    least: Math.round(Number(/ width="(\d+)"/.exec(svg)?.[1]) * minScale),
    outline: Object.entries(flow.nodes).map(([id, node]) => {
      const href = hrefOf(node)
      const ways = edgesOf(flow)
        .filter(edge => edge.node === id && edge.way !== 'run')
        .map(edge => ({ text: words.wayText?.(edge) ?? '', to: edge.to, target: textOf(edge.to) }))
      return { id, text: textOf(id), ...(href === undefined ? {} : { href }), ways }
    }),
  }
}

/** Text of 14 pixels is still legible at nearly 11. */
const minScale = 0.77

/** A box that stands for another flow links to that flow's chart. */
const hrefOf = (node: Node): string | undefined =>
  node.kind === 'run' ? `/guide/${node.run}/chart` : undefined
