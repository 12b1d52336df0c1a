import type { Flow, Node } from '../dialog/flow.ts'
import { escapeMarkup } from '../escape-markup.ts'
import type { Edge } from './edges.ts'
import { type Box, type ChartLayout, layOutChart, type Point } from './lay-out-chart.ts'
import {
  type ChartWords,
  nodeType,
  type PlannedEdge,
  type PlannedNode,
  planFlowChart,
  wayType,
} from './plan-flow-chart.ts'

/** A node by its id, or a way out of one. */
export type ChartPart = string | Edge

interface ChartOptions extends ChartWords {
  /** The chart's name for screen readers; the flow's title if left out. */
  readonly title?: string
  /** The node to mark as the present one. */
  readonly current?: string
  /** The address that a node links to; without one it is no link. */
  hrefOf?(id: string, node: Node): string | undefined
  /** A further class of a node or a way, such as `hit` or `miss`. */
  classOf?(part: ChartPart): string
  /** The hint for a node or a way that is pointed at. */
  hintOf?(part: ChartPart): string
}

/**
 * A flow as an SVG: boxes, curved ways with labels, links. It has classes and no colours: those come from `chart.css` or
 * another style sheet of the page that shows it.
 */
export function drawFlowChart(flow: Flow, options: ChartOptions = {}): string {
  const plan = planFlowChart(flow, options)
  const layout = layOutChart(plan)
  const { width, height } = layout
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="flow-chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escapeMarkup(options.title ?? flow.title)}">`,
    ...plan.edges.map((edge, index) => drawLine(edge, layout, index, options)),
    ...plan.nodes.map(node => drawNode(node, flow, layout, options)),
    ...plan.edges.map((edge, index) => drawLabel(edge, layout, index, options)),
    '</svg>',
  ].join('\n')
}

function drawNode(planned: PlannedNode, flow: Flow, { nodes }: ChartLayout, options: ChartOptions): string {
  const { id, node, text, lines } = planned
  const box = nodes[id]
  if (!box) return ''
  const { current, hrefOf, classOf, hintOf } = options
  const href = hrefOf?.(id, node)
  const classes = [
    'node',
    shapeOf(node),
    ...(flow.start === id ? ['start'] : []),
    ...(current === id ? ['current'] : []),
    ...(classOf ? [classOf(id)] : []),
  ]
  const round = node.kind === 'end' || node.kind === 'handoff' ? box.height / 2 : 8
  const left = box.x - box.width / 2
  const top = box.y - box.height / 2
  const first = top + nodeType.down + nodeType.line * 0.72
  const drawing = [
    `<title>${escapeMarkup(hintOf?.(id) ?? text)}</title>`,
    `<rect ${frame(left, top, box)} rx="${num(round)}"/>`,
    ...(node.kind === 'run'
      ? [`<path class="inner" d="M${num(left + 5)} ${num(top)}v${num(box.height)}"/>`]
      : []),
    ...lines.map(
      (line, index) =>
        `<text x="${num(box.x)}" y="${num(first + index * nodeType.line)}">${escapeMarkup(line)}</text>`,
    ),
  ].join('')
  const mark = current === id ? ' aria-current="step"' : ''
  const group = `<g class="${classes.join(' ')}" data-node="${escapeMarkup(id)}"${mark}>${drawing}</g>`
  return href === undefined ? group : `<a href="${escapeMarkup(href)}">${group}</a>`
}

function shapeOf(node: Node): string {
  if (node.kind === 'end') return node.end
  if (node.kind === 'handoff') return 'person'
  return node.kind
}

function drawLine(
  { from, to, ways }: PlannedEdge,
  { nodes, edges, lying }: ChartLayout,
  index: number,
  { classOf }: ChartOptions,
): string {
  const [begins, leads] = [nodes[from], nodes[to]]
  if (!begins || !leads) return ''
  // A chart that runs from left to right is drawn as if it ran down, and turned when it is written.
  const [start, end] = lying ? [turnBox(begins), turnBox(leads)] : [begins, leads]
  const points = (edges[index]?.points ?? []).map(lying ? turn : same)
  const path = curve(between(start, end, points), lying ? turn : same)
  const classes = ['way', ...new Set(ways.flatMap(({ edge }) => (classOf ? [classOf(edge)] : [])))]
  const { tip, upwards } = arrive(end, points)
  const wing = upwards ? 7 : -7
  const wings = lying ? `l${wing} -4.5v9z` : `l-4.5 ${wing}h9z`
  return [
    `<g class="${classes.join(' ')}" ${ends(from, to)}><path class="line" d="${path}"/>`,
    `<path class="tip" d="M${pair((lying ? turn : same)(tip))}${wings}"/></g>`,
  ].join('')
}

const same = (point: Point): Point => point
const turn = ({ x, y }: Point): Point => ({ x: y, y: x })
const turnBox = ({ x, y, width, height }: Box): Box => ({ x: y, y: x, width: height, height: width })

function drawLabel(
  { from, to, ways }: PlannedEdge,
  { edges }: ChartLayout,
  index: number,
  { classOf, hintOf }: ChartOptions,
): string {
  const box = edges[index]?.label
  if (!box) return ''
  const left = box.x - box.width / 2
  const top = box.y - box.height / 2
  let y = top + wayType.down + wayType.line * 0.76
  const texts = ways.map(({ edge, lines }) => {
    const words = lines.map(line => {
      const drawn = `<text x="${num(box.x)}" y="${num(y)}">${escapeMarkup(line)}</text>`
      y += wayType.line
      return drawn
    })
    const hint = hintOf ? `<title>${escapeMarkup(hintOf(edge))}</title>` : ''
    const own = classOf ? ` class="${classOf(edge)}"` : ''
    return `<g${own}>${hint}${words.join('')}</g>`
  })
  return `<g class="label" ${ends(from, to)}><rect ${frame(left, top, box)} rx="4"/>${texts.join('')}</g>`
}

/** What a way leads from and to: a page marks the ways of a box that is pointed at. */
const ends = (from: string, to: string): string =>
  `data-from="${escapeMarkup(from)}" data-to="${escapeMarkup(to)}"`

/** How far from the corner of a box a way may begin or end. */
const corner = 14

const under = (box: Box, x: number): number =>
  Math.min(Math.max(x, box.x - box.width / 2 + corner), box.x + box.width / 2 - corner)

/** The points of a way, its ends moved along the edges of the boxes to below and above its next points. */
function between(start: Box, end: Box, points: readonly Point[]): Point[] {
  const inner = points.slice(1, -1)
  const { tip, upwards } = arrive(end, points)
  const first = inner[0] ?? tip
  const down = first.y > start.y
  const head = { x: under(start, first.x), y: start.y + (down ? 0.5 : -0.5) * start.height }
  return [head, ...inner, { x: tip.x, y: tip.y + (upwards ? 5 : -5) }]
}

function arrive(end: Box, points: readonly Point[]): { tip: Point; upwards: boolean } {
  const last = points.at(-2) ?? end
  const upwards = last.y > end.y
  return { tip: { x: under(end, last.x), y: end.y + (upwards ? 0.5 : -0.5) * end.height }, upwards }
}

/** A smooth line that leaves and reaches each point straight up or down; `place` puts its points where they are written. */
function curve(points: readonly Point[], place: (point: Point) => Point): string {
  const [first, ...rest] = points
  if (!first) return ''
  const write = (point: Point): string => pair(place(point))
  let path = `M${write(first)}`
  let from = first
  for (const to of rest) {
    const y = (from.y + to.y) / 2
    path += `C${write({ x: from.x, y })} ${write({ x: to.x, y })} ${write(to)}`
    from = to
  }
  return path
}

const pair = ({ x, y }: Point): string => `${num(x)} ${num(y)}`

const frame = (left: number, top: number, { width, height }: Box): string =>
  `x="${num(left)}" y="${num(top)}" width="${num(width)}" height="${num(height)}"`

const num = (value: number): string => String(Math.round(value * 10) / 10)
