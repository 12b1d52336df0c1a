import test from 'ava'
import { compileContent } from '../../bot/content/compile-content.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { readContentFiles } from '../../bot/content/load-content.ts'
import { describeArticle } from '../../web/guide/article.ts'
import { describeChart } from '../../web/guide/chart-page.ts'
import { groupFlows } from '../../web/guide/groups.ts'
import { listProblems } from '../../web/guide/problem-table.ts'

const files = readContentFiles(contentFolder)

function compile(change: (text: string) => string) {
  const edited = files.map(file =>
    file.path === 'flows/settlement-steps.yaml' ? { ...file, text: change(file.text) } : file,
  )
  const { content } = compileContent(edited, 'test')
  const flow = content?.dialog.flows['settlement-steps']
  if (!content || !flow) throw new Error('The edited copy does not compile.')
  const article = describeArticle(content, flow, null)
  const chart = describeChart(content, flow)
  const row = listProblems(content).find(({ id }) => id === flow.id)
  return { content, article, chart, row }
}

const original = compile(text => text)

test('a changed step changes the article and the chart', t => {
  const { article, chart } = compile(text => text.replace('name: 进入结算', 'name: 找到那一项'))
  t.is(original.article.steps[1]?.name, '进入结算')
  t.is(article.steps[1]?.name, '找到那一项')
  t.true(chart.svg.includes('>2 找到那一项</text>'))
  t.true(chart.outline.some(({ text }) => text === '2 找到那一项'))
})

test('a changed answer changes the row of the table and the article', t => {
  const { article, row } = compile(text => text.replace(/^answer: .*$/m, 'answer: 先签到再结算。'))
  t.is(row?.answer, '先签到再结算。')
  t.is(article.answer, '先签到再结算。')
  t.not(original.row?.answer, row?.answer)
})

test('another fault or other presses change the picture', t => {
  const fault = compile(text => text.replace('fault: storage-full', 'fault: not-signed-in'))
  t.not(fault.article.problem.screen, original.article.problem.screen)
  const presses = compile(text => text.replace('do: open-settlement', 'do: sale'))
  t.not(
    presses.article.steps[1]?.ways[0]?.picture?.screen,
    original.article.steps[1]?.ways[0]?.picture?.screen,
  )
})

test('a flow that no group names is still found', t => {
  const grouped = groupFlows(original.content).flatMap(({ flows }) => flows.map(({ id }) => id))
  t.deepEqual(grouped.toSorted(), Object.keys(original.content.dialog.flows).toSorted())
  const { groups } = original.content.pages.guide
  const fewer = {
    ...original.content.pages,
    guide: { ...original.content.pages.guide, groups: groups.slice(1) },
  }
  const rest = groupFlows({ ...original.content, pages: fewer }).at(-1)
  t.deepEqual(rest?.flows.map(({ id }) => id).toSorted(), [...(groups[0]?.flows ?? [])].toSorted())
})

test('the groups name only flows that there are', t => {
  const named = original.content.pages.guide.groups.flatMap(({ flows }) => flows)
  t.deepEqual(
    named.filter(id => !original.content.dialog.flows[id]),
    [],
  )
})
