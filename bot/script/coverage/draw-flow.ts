import type { Flow } from '../../dialog/flow.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Coverage, countOf } from './coverage.ts'
import { type Edge, edgesOf, nameOf } from './edges.ts'
import { layOut, type Placed } from './lay-out.ts'

const box = { width: 150, height: 40, across: 190, down: 96, margin: 24 } as const

/** A flow as a chart in SVG: what scripts reach in one colour, what they do not in another, counts as hints. */
export function drawFlow(flow: Flow, coverage: Coverage): string {
  const placed = layOut(flow)
  const places = new Map(placed.map(each => [each.id, each]))
  const width = box.margin * 2 + Math.max(...placed.map(({ slot }) => slot + 1)) * box.across
  const height = box.margin * 2 + Math.max(...placed.map(({ layer }) => layer + 1)) * box.down
  const edges = edgesOf(flow).flatMap(edge => {
    const from = places.get(edge.node)
    const to = places.get(edge.to)
    return from && to && edge.way !== 'run' ? [drawEdge(edge, from, to, coverage)] : []
  })
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(flow.id)}">`,
    ...edges,
    ...placed.map(each => drawNode(flow, each, coverage)),
    '</svg>',
  ].join('\n')
}

const left = ({ slot }: Placed): number => box.margin + slot * box.across
const top = ({ layer }: Placed): number => box.margin + layer * box.down

function drawNode(flow: Flow, placed: Placed, coverage: Coverage): string {
  const node = flow.nodes[placed.id]
  const id = `${flow.id}/${placed.id}`
  const count = countOf(coverage, { measure: 'nodes', id })
  const name = node && 'name' in node ? (node.name ?? '') : ''
  const hint = `${id} (${node?.kind}): ${times(count)}`
  const x = left(placed) + box.width / 2
  const y = top(placed) + (name === '' ? 24 : 17)
  return [
    `<g class="${count > 0 ? 'hit' : 'miss'}"><title>${escapeMarkup(hint)}</title>`,
    `<rect x="${left(placed)}" y="${top(placed)}" width="${box.width}" height="${box.height}" rx="6"/>`,
    `<text x="${x}" y="${y}">${escapeMarkup(placed.id)}</text>`,
    ...(name === ''
      ? []
      : [`<text class="name" x="${x}" y="${top(placed) + 33}">${escapeMarkup(name)}</text>`]),
    '</g>',
  ].join('')
}

function drawEdge(edge: Edge, from: Placed, to: Placed, coverage: Coverage): string {
  const count = countOf(coverage, { measure: 'edges', id: nameOf(edge) })
  const start = { x: left(from) + box.width / 2, y: top(from) + box.height }
  const end = { x: left(to) + box.width / 2, y: top(to) }
  // A way back bows out to the right, so that it does not hide the way there.
  const back = to.layer <= from.layer
  const bow = back ? box.across * 0.75 : 0
  const reach = back ? box.down * 0.5 : (end.y - start.y) / 2
  const path = `M${start.x} ${start.y} C${start.x + bow} ${start.y + reach} ${end.x + bow} ${end.y - reach} ${end.x} ${end.y}`
  const middle = { x: (start.x + end.x) / 2 + bow * 0.75, y: (start.y + end.y) / 2 }
  return [
    `<g class="edge ${count > 0 ? 'hit' : 'miss'}"><title>${escapeMarkup(`${nameOf(edge)}: ${times(count)}`)}</title>`,
    `<path d="${path}"/><circle cx="${end.x}" cy="${end.y}" r="3"/>`,
    `<text x="${middle.x}" y="${middle.y}">${escapeMarkup(edge.way)}</text></g>`,
  ].join('')
}

const times = (count: number): string => (count === 0 ? 'never reached' : `reached ${count} times`)
