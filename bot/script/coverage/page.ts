import { type ChartPart, drawFlowChart } from '../../chart/draw-flow-chart.ts'
import { nameOf } from '../../chart/edges.ts'
import { formatPlace } from '../../content/problem.ts'
import type { Flow } from '../../dialog/flow.ts'
import { escapeMarkup } from '../../escape-markup.ts'
import { type Coverage, countOf, missing, percent, share } from './coverage.ts'
import { measures } from './measure.ts'

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1200px; padding: 0 1rem; color: #1c2430 }
table { border-collapse: collapse } th, td { text-align: left; padding: .2rem .9rem .2rem 0 }
section { margin-top: 2.5rem } .chart { overflow-x: auto; border: 1px solid #d5dae1; border-radius: 8px }
svg text { text-anchor: middle; fill: #1c2430 } svg .node text { font-size: 14px } svg .label text { font-size: 12px; fill: #4a5563 }
rect { stroke-width: 1.5 } .hit > rect { fill: #dff3e4; stroke: #1f7a3d } .miss > rect { fill: #fde2e0; stroke: #b3261e; stroke-dasharray: 5 3 }
.inner, .line { fill: none; stroke: currentColor; stroke-width: 1.5 } .way.hit { color: #1f7a3d } .way.miss { color: #b3261e; stroke-dasharray: 5 3 }
.way.hit.miss { color: #8a6100 } .tip { fill: currentColor } .label > rect { fill: #fff } .label .miss text { fill: #b3261e }
`

/** Coverage as one page that needs nothing else: sums, a chart per flow, what is missing and where. */
export function coveragePage(flows: Readonly<Record<string, Flow>>, coverage: Coverage): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Coverage of the scripted dialogs</title>',
    `<meta name="viewport" content="width=device-width"><style>${style}</style></head><body>`,
    '<h1>Coverage of the scripted dialogs</h1>',
    '<p>Solid and green: some script goes there. Dashed and red: none does. Point at a part for its count.</p>',
    sums(coverage),
    ...Object.values(flows).map(flow => section(flow, coverage)),
    '</body></html>',
    '',
  ].join('\n')
}

function sums(coverage: Coverage): string {
  const rows = measures.map(measure => {
    const { reached, of } = share(coverage, measure)
    return `<tr><td>${measure}</td><td>${reached} of ${of}</td><td>${percent({ reached, of }).toFixed(1)} %</td></tr>`
  })
  return `<table>${rows.join('')}</table>`
}

function section(flow: Flow, coverage: Coverage): string {
  const lacking = measures
    .flatMap(measure => missing(coverage, measure))
    .filter(({ of, measure }) => of === flow.id && measure !== 'intents' && measure !== 'utterances')
    .map(
      ({ id, measure, place }) =>
        `<li><code>${formatPlace(place)}</code> ${measure}: ${escapeMarkup(id)}</li>`,
    )
  const reached = countOf(coverage, { measure: 'nodes', id: `${flow.id}/${flow.start}` })
  return [
    `<section><h2>${escapeMarkup(flow.id)} · ${escapeMarkup(flow.title)}</h2>`,
    `<p>entered ${reached} times</p><div class="chart">${drawChart(flow, coverage)}</div>`,
    ...(lacking.length > 0 ? [`<ul>${lacking.join('')}</ul>`] : []),
    '</section>',
  ].join('\n')
}

/** The flow's chart, with what scripts reach in one colour and the rest in another; each part has its count as a hint. */
function drawChart(flow: Flow, coverage: Coverage): string {
  const countAt = (part: ChartPart): number =>
    typeof part === 'string'
      ? countOf(coverage, { measure: 'nodes', id: `${flow.id}/${part}` })
      : countOf(coverage, { measure: 'edges', id: nameOf(part) })
  return drawFlowChart(flow, {
    nodeText: (id, node) => ('name' in node && node.name !== undefined ? `${id}\n${node.name}` : id),
    wayText: ({ way }) => way,
    classOf: part => (countAt(part) > 0 ? 'hit' : 'miss'),
    hintOf: part => {
      const count = countAt(part)
      const name = typeof part === 'string' ? `${flow.id}/${part} (${flow.nodes[part]?.kind})` : nameOf(part)
      return `${name}: ${count === 0 ? 'never reached' : `reached ${count} times`}`
    },
  })
}
