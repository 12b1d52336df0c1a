import test from 'ava'
import { missing, share, shortfalls, watchCoverage } from '../../bot/script/coverage/coverage.ts'
import { listGoals } from '../../bot/script/coverage/goals.ts'
import { coveragePage } from '../../bot/script/coverage/page.ts'
import { tabulate } from '../../bot/script/coverage/table.ts'
import { coverageToJson } from '../../bot/script/coverage/to-json.ts'
import { playSteps, settlementSteps, smallBrain, storageFull } from './small-desk.ts'

const { flows } = smallBrain.dialog
const file = (id: string, text: string) => ({ path: `flows/${id}.yaml`, text: `id: ${id}\n${text}` })
const files = [
  file('storage-full', storageFull),
  file('settlement-steps', settlementSteps),
  { path: 'intents/affirm.yaml', text: 'id: affirm\nutterances: |\n  是的\n\n  对\n' },
]
const goals = listGoals(flows, files, 'content')

async function cover(...scripts: readonly string[]) {
  const watched = watchCoverage(goals)
  for (const steps of scripts) {
    const { outcome } = await playSteps(`steps:\n${steps}`, { onTurn: watched.see })
    if (outcome !== 'passed') throw new Error(`The script ${outcome}.`)
  }
  return watched.coverage()
}

test('goals are all nodes, edges, conditions both ways, intents and utterances, each at its line', t => {
  const count = (measure: string) => goals.filter(goal => goal.measure === measure).length
  t.deepEqual(['nodes', 'edges', 'conditions', 'intents', 'utterances'].map(count), [9, 12, 4, 1, 2])
  const placeOf = (id: string) => goals.find(goal => goal.id === id)?.place
  t.deepEqual(placeOf('storage-full/settled'), {
    file: 'content/flows/storage-full.yaml',
    line: 6,
    column: 5,
  })
  t.deepEqual(placeOf('affirm: 对'), { file: 'content/intents/affirm.yaml', line: 5, column: 1 })
})

const short = `
- merchant: 储存满
- bot: {node: storage-full/settled}
- choose: settled
- bot: {node: storage-full/person}
`

test('silent nodes, branches, calls, returns and skipped questions count where they were taken', async t => {
  const coverage = await cover(`
- merchant: 储存满 我用的是电签
- bot: {node: storage-full/settled}
- choose: not-yet
- bot: {node: storage-full/hint}
- bot: {node: settlement-steps/press}
- choose: done
- bot: {node: storage-full/solved}
- bot: {node: anythingElse}
`)
  t.deepEqual(
    missing(coverage, 'nodes').map(({ id }) => id),
    ['storage-full/person'],
  )
  t.deepEqual(
    missing(coverage, 'edges').map(({ id }) => id),
    [
      'storage-full/settled: settled',
      'storage-full/settled: unsure',
      'storage-full/which: way 2',
      'settlement-steps/kind: classic',
      'settlement-steps/press: helpless',
    ],
  )
  t.deepEqual(
    missing(coverage, 'conditions').map(({ id }) => id),
    ['storage-full/settled: unsure holds', 'storage-full/which: way 1 fails'],
  )
})

test('a script that goes elsewhere reaches what the first one did not', async t => {
  const coverage = await cover(short)
  t.deepEqual(
    missing(coverage, 'conditions').map(({ id }) => id),
    ['storage-full/settled: unsure fails', 'storage-full/which: way 1 holds'],
  )
  t.deepEqual(share(coverage, 'nodes', 'settlement-steps'), { reached: 0, of: 3 })
})

test('the table lists what is missing with its place, and the measures below the minimum', async t => {
  const coverage = await cover(short)
  const table = tabulate(coverage)
  t.regex(table, /^storage-full +3\/6 50% +2\/8 25% +2\/4 50%$/m)
  t.regex(table, /^content\/flows\/storage-full.yaml:13:5 {2}no script reaches node storage-full\/hint$/m)
  t.deepEqual(shortfalls(coverage, { nodes: 30, edges: 100 }), [
    'edges: 16.7 % is less than the 100 % demanded',
  ])
})

test('JSON and the page hold all of it; the page needs nothing else and colours both ways', async t => {
  const coverage = await cover(short)
  t.like(JSON.parse(coverageToJson(coverage)), {
    nodes: { reached: 3, of: 9 },
    edges: { reached: 2, of: 12 },
  })
  const page = coveragePage(flows, coverage)
  for (const flow of Object.values(flows)) {
    for (const id of Object.keys(flow.nodes)) t.true(page.includes(`>${id}</text>`), id)
  }
  t.regex(page, /class="node step[^"]* hit"[^>]*><title>storage-full\/settled \(step\): reached 1 times/)
  t.regex(page, /class="node say miss"[^>]*><title>storage-full\/hint \(say\): never reached/)
  t.false(/(src|href)=/.test(page))
})
