import test from 'ava'
import { checkMeanings } from '../../bot/content/check-meanings.ts'
import { checkReadings } from '../../bot/content/check-readings.ts'
import { checkUtterances } from '../../bot/content/check-utterances.ts'
import { compileUnderstanding } from '../../bot/content/compile-understanding.ts'
import { shippedFiles } from './shipped.ts'

const intent = (id: string, utterances: readonly string[], rules = ''): { path: string; text: string } => ({
  path: `intents/${id}.yaml`,
  text: `id: ${id}\nlabel: ${id}\nkind: problem\n${rules}utterances: |\n${utterances.map(line => `  ${line}\n`).join('')}`,
})
const frame = shippedFiles.filter(({ path }) => !path.startsWith('intents/') && path !== 'screen-texts.yaml')
const screens = { path: 'screen-texts.yaml', text: '{}' }

test('the shipped content compiles without a problem, frozen', t => {
  const { understanding, problems } = compileUnderstanding(shippedFiles)
  t.deepEqual(problems, [])
  t.true(Object.isFrozen(understanding?.intents[0]?.utterances))
})

test('every intent has at least 40 utterances, the problems no two alike', t => {
  const { understanding } = compileUnderstanding(shippedFiles)
  for (const { id, utterances } of understanding?.intents ?? []) {
    t.true(utterances.length >= 40, id)
    t.is(new Set(utterances).size, utterances.length, id)
  }
})

test('a rule that names an unknown concept is reported at its line, with a guess', t => {
  const rules = 'rules:\n  - name: wrong\n    all: [setle]\n'
  const { problems } = compileUnderstanding([...frame, screens, intent('one', ['结算'], rules)])
  t.like(problems, [{ code: 'unknown-concept', file: 'intents/one.yaml', line: 5 }])
  t.true(problems[0]?.sentence.includes('settle'))
})

test('a rule with neither all nor whole, and a file of another name, are reported', t => {
  const rules = 'rules:\n  - name: empty\n'
  const moved = { ...intent('one', ['结算'], rules), path: 'intents/two.yaml' }
  const { problems } = compileUnderstanding([...frame, screens, moved])
  t.deepEqual(problems.map(({ code }) => code).sort(), ['file-name', 'rule-shape'])
})

test('a screen text for an unknown intent is reported', t => {
  const wrong = { path: 'screen-texts.yaml', text: 'storage-ful:\n  - 储存满\n' }
  const { problems } = compileUnderstanding([...frame, wrong, intent('storage-full', ['储存满'])])
  t.like(problems, [{ code: 'unknown-intent', line: 2 }])
})

test('thin intents and near-duplicates are warned of at their line', t => {
  const many = Array.from(
    { length: 10 },
    (_, index) => `${'甲乙丙丁戊己庚辛壬癸'[index]}机器第${index}种问题`,
  )
  const files = [
    ...frame,
    screens,
    intent('one', many),
    intent(
      'three',
      many.map(line => `${line}吗怎么办呢`),
    ),
    intent('two', ['甲机器第0种问题']),
  ]
  const { understanding, sources } = compileUnderstanding(files)
  const problems = understanding ? checkUtterances(sources, understanding) : []
  t.like(problems, [
    { code: 'thin-intent', file: 'intents/two.yaml', severity: 'warning' },
    { code: 'near-duplicate', file: 'intents/two.yaml', line: 5, column: 3 },
  ])
})

test('a whole message that stands for two intents is an error at the later place', t => {
  const whole = 'rules:\n  - {name: broken, whole: broken-words}\n'
  const files = [
    ...frame,
    screens,
    intent('one', ['小票', '又不行了', '没纸'], whole),
    intent('two', ['坏了', '又不行了！', '结算']),
  ]
  const { understanding, sources } = compileUnderstanding(files)
  const problems = understanding ? checkMeanings(sources, understanding) : []
  t.deepEqual(
    problems.map(({ code, severity, file, line }) => [code, severity, file, line]),
    [
      ['two-meanings', 'error', 'intents/two.yaml', 5],
      ['two-meanings', 'error', 'intents/two.yaml', 6],
    ],
  )
})

test('an utterance that a rule of another intent takes, and a rule that always loses, are warned of', t => {
  const lines = ['结算', '怎么结算', '结账', '日结', '批结算', '要结算']
  const heavy = 'rules:\n  - {name: heavy, all: [settle], weight: 2}\n'
  const light = 'rules:\n  - {name: light, all: [settle], weight: 0.5}\n'
  const files = [
    ...frame,
    screens,
    intent('one', lines, heavy),
    intent('two', ['机器结算', '小票', '没纸'], light),
  ]
  const { understanding, sources } = compileUnderstanding(files)
  const problems = understanding ? checkReadings(sources, understanding) : []
  t.like(problems, [
    { code: 'misread-utterance', file: 'intents/two.yaml', line: 7, column: 3 },
    { code: 'shadowed-rule', file: 'intents/two.yaml', line: 5 },
  ])
  t.is(problems.length, 2)
})
