import test from 'ava'
import { edgesOf, nameOf } from '../../bot/chart/edges.ts'
import { explore } from '../../bot/script/explore.ts'
import { mutate, tabulateMutations } from '../../bot/script/mutate.ts'
import { writeScript } from '../../bot/script/write-script.ts'
import { content, edit, playSteps, scriptsOf, smallBrain } from './small-desk.ts'

const edges = Object.values(smallBrain.dialog.flows).flatMap(edgesOf).map(nameOf)
const noon = Date.UTC(2026, 0, 5, 4)
const explored = explore({
  ...{ brain: smallBrain, flow: 'storage-full', openings: ['怎么结算', '储存满'] },
  ...{ wanted: new Set(edges), times: [noon] },
})
const texts = explored.scripts.map(writeScript)

test('exploring a flow takes every edge that can be taken, also in the flows it runs', t => {
  t.deepEqual([...explored.found].toSorted(), edges.toSorted())
  t.true(texts.length < edges.length, 'one script takes several edges')
})

test('what exploring writes can be read and passes', async t => {
  for (const text of texts) {
    const { outcome } = await playSteps(text.replace(/^#.*\ntitle:.*\n/, ''))
    t.is(outcome, 'passed', text)
  }
})

test('no script is written when no edge is wanted, or when no utterance opens the flow', t => {
  const base = { brain: smallBrain, flow: 'storage-full', times: [noon] }
  t.deepEqual(explore({ ...base, openings: ['储存满'], wanted: new Set() }).scripts, [])
  t.deepEqual(explore({ ...base, openings: ['你好'], wanted: new Set(edges) }).scripts, [])
})

test('with a script for every edge, each edge that is removed is noticed', async t => {
  const scripts = scriptsOf(Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])))
  const mutations = await mutate({ brain: smallBrain, edit, scripts, terminals: content.terminals })
  t.deepEqual(
    mutations.filter(({ noticedBy }) => noticedBy === null).map(({ edge }) => nameOf(edge)),
    [],
  )
  t.is(mutations.length, edges.length)
})

test('an edge that no script takes is named in the table', async t => {
  const scripts = scriptsOf({
    'a.yaml':
      'title: t\nsteps:\n- merchant: 储存满\n- bot: {node: storage-full/settled}\n- choose: settled\n- bot: {node: storage-full/person}\n',
  })
  const table = tabulateMutations(
    await mutate({ brain: smallBrain, edit, scripts, terminals: content.terminals }),
  )
  t.regex(table, /^storage-full +8 +2 +6$/m)
  t.regex(table, /^all flows +12 +2 +10$/m)
  t.regex(table, /^no script fails without storage-full\/hint: go$/m)
  t.false(table.includes('without storage-full/settled: settled'))
})
