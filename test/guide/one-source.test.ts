import test from 'ava'
import { parse, stringify } from 'yaml'
import { compileContent } from '../../bot/content/compile-content.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { readContentFiles } from '../../bot/content/load-content.ts'
import { terminalKinds } from '../../bot/terminal/device.ts'
import { describeArticle } from '../../web/guide/article.ts'
import { describeChart } from '../../web/guide/chart-page.ts'
import { groupFlows } from '../../web/guide/groups.ts'
import { meetSteps } from '../../web/guide/meet-steps.ts'
import { listProblems } from '../../web/guide/problem-table.ts'
import { pictureProblem } from '../../web/guide/step-pictures.ts'

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

test('changing a step changes the article and the chart', t => {
  const { article, chart } = compile(text => text.replace('name: 进入结算', 'name: 找到那一项'))
  t.is(original.article.steps[1]?.name, '进入结算')
  t.is(article.steps[1]?.name, '找到那一项')
  t.true(chart.svg.includes('>2 找到那一项</text>'))
  t.true(chart.outline.some(({ text }) => text === '2 找到那一项'))
})

test('every box of every chart has text, and every chart fits a desktop screen', t => {
  for (const flow of Object.values(original.content.dialog.flows)) {
    const { outline, least } = describeChart(original.content, flow)
    t.deepEqual(
      outline.filter(({ text }) => !/\p{Script=Han}/u.test(text) || /[{}]/.test(text)).map(({ id }) => id),
      [],
      flow.id,
    )
    t.true(least <= 1220, `${flow.id} is ${least} px wide at least`)
  }
})

test('changing an answer changes the table row and the article', t => {
  const { article, row } = compile(text => text.replace(/^answer: .*$/m, 'answer: 先签到再结算。'))
  t.is(row?.answer, '先签到再结算。')
  t.is(article.answer, '先签到再结算。')
  t.not(original.row?.answer, row?.answer)
})

test('changing the fault or the presses changes the picture', t => {
  const fault = compile(text => text.replace('fault: storage-full', 'fault: not-signed-in'))
  t.not(fault.article.problem.screen, original.article.problem.screen)
  const presses = compile(text => text.replace('do: open-settlement', 'do: sale'))
  t.not(
    presses.article.steps[1]?.ways[0]?.picture?.screen,
    original.article.steps[1]?.ways[0]?.picture?.screen,
  )
})

/** A flow file with another question, title, answer, fault and other words at all choices. */
function rewrite(text: string): string {
  const flow = parse(text)
  const fault = flow.fault === 'line-lost-in-upload' ? 'power-cut-in-upload' : 'line-lost-in-upload'
  for (const { choices = [] } of Object.values<{ choices?: { label: string }[] }>(flow.nodes))
    for (const choice of choices) choice.label += '改'
  return stringify({
    ...flow,
    ...{ fault, title: `${flow.title}（改）`, faq: `${flow.faq}改`, answer: `${flow.answer}改过。` },
  })
}

test('article, chart, table row and picture of every flow match its file', t => {
  const edited = files.map(file =>
    file.path.startsWith('flows/') ? { ...file, text: rewrite(file.text) } : file,
  )
  const { content, problems } = compileContent(edited, 'test')
  if (!content) return t.fail(JSON.stringify(problems.slice(0, 3)))
  const rows = listProblems(content)
  for (const before of Object.values(original.content.dialog.flows)) {
    const flow = content.dialog.flows[before.id]
    if (!flow) return t.fail(before.id)
    const article = describeArticle(content, flow, 'classic')
    t.deepEqual([article.question, article.answer], [`${before.faq}改`, `${before.answer}改过。`])
    t.not(article.problem.screen, pictureProblem(original.content, before, 'classic').screen, before.id)
    const labels = Object.values(flow.nodes).flatMap(node => ('choices' in node ? node.choices : []))
    const chart = describeChart(content, flow)
    t.is(chart.name, `${before.title}（改）`)
    const drawn = chart.outline.flatMap(({ ways }) => ways.map(({ text }) => text))
    t.deepEqual(
      labels.filter(({ label }) => !label.endsWith('改') || !drawn.includes(label)),
      [],
    )
    const row = rows.find(({ id }) => id === flow.id)
    t.deepEqual([row?.problem, row?.answer], [article.question, article.answer])
  }
})

test('the virtual merchant has met every step of every article, on every kind of terminal', t => {
  const { content } = original
  const unmet = Object.values(content.dialog.flows).flatMap(flow => {
    return terminalKinds.flatMap(kind => {
      const met = meetSteps(content, flow, kind)
      return Object.entries(flow.nodes).flatMap(([id, node]) =>
        node.kind === 'step' && node.do?.[kind] && !met.has(id) ? [`${flow.id}/${id}`] : [],
      )
    })
  })
  // Ways around a numbered step; the article tells the numbered ones.
  t.deepEqual([...new Set(unmet)], ['settlement-steps/find', 'settlement-steps/paper'])
})

test('a flow that belongs to no group is still listed', t => {
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

test('the groups name only existing flows', t => {
  const named = original.content.pages.guide.groups.flatMap(({ flows }) => flows)
  t.deepEqual(
    named.filter(id => !original.content.dialog.flows[id]),
    [],
  )
})
