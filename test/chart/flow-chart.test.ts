import test from 'ava'
import { drawFlowChart } from '../../bot/chart/draw-flow-chart.ts'
import { edgesOf } from '../../bot/chart/edges.ts'
import { type Box, layOutChart } from '../../bot/chart/lay-out-chart.ts'
import { textWidth, wrapText } from '../../bot/chart/measure-text.ts'
import { planFlowChart } from '../../bot/chart/plan-flow-chart.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'

const { flows } = loadContent(contentFolder).dialog

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height

const label = ({ way, node, flow }: { way: string; node: string; flow: string }): string => {
  const found = flows[flow]?.nodes[node]
  const choice = found && 'choices' in found ? found.choices.find(({ id }) => id === way) : undefined
  return choice?.label ?? (way === 'go' ? '' : way)
}

for (const flow of Object.values(flows)) {
  test(`nothing overlaps in the chart of ${flow.id}`, t => {
    const plan = planFlowChart(flow, { wayText: label })
    const layout = layOutChart(plan)
    const nodes = Object.entries(layout.nodes)
    const labels = layout.edges.flatMap(({ label: box }, index) =>
      box ? [[`${plan.edges[index]?.from} → ${plan.edges[index]?.to}`, box] as const] : [],
    )
    t.is(nodes.length, Object.keys(flow.nodes).length)
    const boxes = [...nodes, ...labels]
    const clashes = boxes.flatMap(([name, box], index) =>
      boxes.slice(index + 1).flatMap(([other, its]) => (overlap(box, its) ? [`${name} on ${other}`] : [])),
    )
    t.deepEqual(clashes, [])
    t.true(
      boxes.every(
        ([, { x, y, width, height }]) =>
          x - width / 2 >= 0 &&
          y - height / 2 >= 0 &&
          x + width / 2 <= layout.width &&
          y + height / 2 <= layout.height,
      ),
      'everything is inside the picture',
    )
  })

  test(`the chart of ${flow.id} shows every node and every way`, t => {
    const chart = drawFlowChart(flow, { nodeText: id => id, wayText: ({ way, node }) => `${node}:${way}` })
    for (const id of Object.keys(flow.nodes)) t.true(chart.includes(`<title>${id}</title>`), id)
    const ways = edgesOf(flow).filter(({ way }) => way !== 'run')
    const drawn = (chart.match(/<g><text/g) ?? []).length
    t.is(drawn, ways.length)
  })
}

test('every node is below the start, and the current one is marked', t => {
  const flow = flows['storage-full']
  if (!flow) return t.fail()
  const layout = layOutChart(planFlowChart(flow, {}))
  const top = layout.nodes.settled?.y ?? 0
  t.true(Object.entries(layout.nodes).every(([id, { y }]) => id === 'settled' || y > top))
  const chart = drawFlowChart(flow, { current: 'try', hrefOf: id => `/x?<${id}` })
  t.is(chart.match(/aria-current="step"/g)?.length, 1)
  t.regex(chart, /<g class="node step current" data-node="try" aria-current="step"><title>试一笔/)
  t.true(chart.includes('href="/x?&lt;try"'))
})

test('lines are broken between Chinese characters, never before a full stop or within a word', t => {
  t.is(textWidth('结算', 10), 20)
  t.true(textWidth('POS', 10) < 30)
  t.deepEqual(wrapText('机器没坏，钱也没有少。', 10, 70, 4), ['机器没坏，', '钱也没有少。'])
  t.deepEqual(wrapText('看「结算成功」四个字', 10, 80, 4), ['看「结算成', '功」四个字'])
  t.deepEqual(wrapText('换个WiFi试试', 10, 40, 4), ['换个', 'WiFi', '试试'])
  t.deepEqual(wrapText('一二三四五六七八九十', 10, 30, 2), ['一二三', '四五…'])
})
