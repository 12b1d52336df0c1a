import test from 'ava'
import { describeFailure } from '../../bot/script/describe-failure.ts'
import { failureOf, playSteps } from './small-desk.ts'

const passing: readonly (readonly [string, string])[] = [
  ['exact text', '- bot: 结算过吗？'],
  ['a pattern between slashes', '- bot: /^结算.*？$/'],
  ['a pattern', '- bot: {matches: 结算(过|了)吗}'],
  ['one or several words', '- bot: {contains: [结算, 吗]}'],
  [
    'node, flow and choices',
    '- bot: {node: storage-full/settled, flow: storage-full, choices: [not-yet, settled, unsure]}',
  ],
  ['one of several', '- bot: {any: [没有, {contains: 结算}]}'],
  ['not this', '- bot: {not: {contains: 密码}}'],
  [
    'an optional line that does not come',
    '- bot: {node: secretMasked, optional: true}\n  - bot: {node: storage-full/settled}',
  ],
  ['an optional line that comes', '- bot: {node: storage-full/settled, optional: true}'],
  ['no more than an optional line', '- bot: 结算过吗？\n  - bot: {node: secretMasked, optional: true}'],
]

for (const [title, expected] of passing) {
  test(`what the bot says is expected as ${title}`, async t => {
    const result = await playSteps(`steps:\n  - merchant: 储存满\n  ${expected}`)
    t.is(result.outcome, 'passed', result.outcome === 'failed' ? describeFailure(result.failure) : '')
  })
}

test('the whole way: typed, touched, restarted, judged', async t => {
  const result = await playSteps(`
steps:
  - merchant: 机器显示储存满请先结算
  - bot: {node: storage-full/settled}
  - expect: {flow: storage-full, node: settled, intent: storage-full, score: {min: 0.5}, handoff: false, slots: {kind: null}}
  - choose: done
  - refused: true
  - restart: true
  - choose: not-yet
  - bot: 先做结算。
  - bot: {node: settlement-steps/kind}
  - choose: classic
  - bot: {step: 1, shows: false}
  - choose: show-me
  - bot: {shows: true}
  - terminal: {facts: [totals-shown]}
  - bot: {node: storage-full/person, contains: 转给人工}
  - wait: 3d
  - expect: {flow: null, node: null, handoff: true, slots: {kind: classic}, summary: [带按键和打印机的]}
`)
  t.is(result.outcome, 'passed', result.outcome === 'failed' ? describeFailure(result.failure) : '')
})

test('people at the desk claim, say, show, transfer, release, take over, hand back and close', async t => {
  const result = await playSteps(`
steps:
  - merchant: 储存满
  - bot: {node: storage-full/settled}
  - choose: settled
  - bot: {node: storage-full/person}
  - expect: {owner: queue}
  - agent: {claim: 小王}
  - merchant: 电签
  - agent: {say: 您好。}
  - agent: {show: settlement-steps/press}
  - agent: {transfer: 小李}
  - agent: {say: 我是小李。}
  - agent: {say: 我是小王。, by: 小王}
  - refused: true
  - expect: {owner: agent}
  - agent: {release: 小李}
  - expect: {owner: queue}
  - agent: {claim: 小王}
  - agent: {takeOver: 老张, role: supervisor}
  - agent: {handBack: storage-full}
  - bot: {node: storage-full/settled}
  - expect: {owner: bot, node: settled}
  - agent: {takeOver: 老张}
  - agent: {close: solved, followUp: true}
  - expect: {owner: bot, flow: null}
`)
  t.is(result.outcome, 'passed', result.outcome === 'failed' ? describeFailure(result.failure) : '')
})

const failing: readonly (readonly [string, string, { line: number; came: RegExp; yaml: string | null }])[] = [
  [
    'somebody who does not have the conversation',
    '- agent: {claim: 小王}',
    { line: 3, came: /the desk refused it: not-waiting/, yaml: 'append - refused: true' },
  ],
  [
    'nobody to do it',
    '- agent: {say: 您好。}',
    { line: 3, came: /nobody took the conversation yet: write `agent: {claim: 小王}`/, yaml: null },
  ],
  [
    'another owner',
    '- expect: {owner: queue}',
    { line: 3, came: /owner is "bot", expected "queue"/, yaml: 'change - expect: {owner: bot}' },
  ],
  [
    'another text',
    '- merchant: 储存满\n- bot: 结算了吗？',
    { line: 4, came: /结算过吗/, yaml: 'change - bot: 结算过吗？' },
  ],
  [
    'another node',
    '- merchant: 储存满\n- bot: {node: storage-full/hint, contains: 结算}',
    {
      line: 4,
      came: /storage-full\/settled/,
      yaml: 'change - bot: {contains: 结算, node: storage-full/settled}',
    },
  ],
  [
    'other choices',
    '- merchant: 储存满\n- bot: {choices: [a]}',
    { line: 4, came: /not-yet/, yaml: 'change - bot: {choices: [not-yet, settled, unsure]}' },
  ],
  [
    'words that are not there',
    '- merchant: 储存满\n- bot: {contains: 密码}',
    { line: 4, came: /结算过吗/, yaml: 'change - bot: {node: storage-full/settled}' },
  ],
  [
    'a line too many',
    '- merchant: 储存满\n- bot: {node: storage-full/settled}\n- choose: not-yet\n- bot: {node: settlement-steps/kind}',
    { line: 6, came: /storage-full\/hint/, yaml: 'insert - bot: {node: storage-full/hint}' },
  ],
  [
    'a line too few',
    '- merchant: 储存满\n- bot: {node: digress}\n- bot: {node: storage-full/settled}',
    { line: 4, came: /storage-full\/settled/, yaml: 'delete ' },
  ],
  [
    'silence',
    '- merchant: 储存满\n- bot: {node: storage-full/settled}\n- bot: {node: storage-full/hint}',
    { line: 5, came: /said nothing more/, yaml: 'delete ' },
  ],
  [
    'a line left over before the merchant goes on',
    '- merchant: 储存满\n- choose: not-yet',
    { line: 4, came: /storage-full\/settled/, yaml: 'insert - bot: {node: storage-full/settled}' },
  ],
  [
    'a line left over at the end',
    '- merchant: 储存满',
    { line: 3, came: /storage-full\/settled/, yaml: 'append - bot: {node: storage-full/settled}' },
  ],
  [
    'a refused choice',
    '- merchant: 储存满\n- bot: {node: storage-full/settled}\n- choose: done',
    { line: 5, came: /on offer: not-yet, settled, unsure/, yaml: 'append - refused: true' },
  ],
  [
    'a choice that is not refused',
    '- merchant: 储存满\n- bot: {node: storage-full/settled}\n- refused: true',
    { line: 5, came: /took it/, yaml: 'delete ' },
  ],
  [
    'another state',
    '- merchant: 储存满\n- bot: {node: storage-full/settled}\n- expect: {flow: storage-full, node: hint, slots: {kind: esign}}',
    {
      line: 5,
      came: /node is "settled"/,
      yaml: 'change - expect: {flow: storage-full, node: settled, slots: {kind: null}}',
    },
  ],
  [
    'a summary that lacks something',
    '- merchant: 人工\n- bot: {node: noFlow}\n- expect: {summary: [没纸]}',
    { line: 5, came: /the summary lacks 「没纸」: there is none/, yaml: 'change - expect: {}' },
  ],
  [
    'an edit of content that cannot be made',
    '- restart: {content: {flows/storage-full.yaml: {没有这句: x}}}',
    { line: 3, came: /does not stand in flows\/storage-full.yaml/, yaml: null },
  ],
]

for (const [title, steps, { line, came, yaml }] of failing) {
  test(`a script fails at ${title}, with its place and the shortest edit`, async t => {
    const failure = await failureOf(`steps:\n${steps}`)
    t.is(failure.place.line, line)
    t.regex(failure.came, came)
    t.is(failure.edit && `${failure.edit.does} ${failure.edit.yaml}`, yaml)
  })
}

test('a failure shows the conversation with the differing line marked, and why the bot chose it', async t => {
  const failure = await failureOf('steps:\n- merchant: 流水满了\n- bot: {node: rephrase}')
  const lines = describeFailure(failure).split('\n')
  t.is(lines[0], 'test.yaml:4:3')
  t.deepEqual(lines.slice(1, 3), [
    'expected  node rephrase',
    'came      [storage-full/settled] 结算过吗？ (not-yet, settled, unsure)',
  ])
  t.regex(lines[3] ?? '', /^because {3}「流水满了」 was read as answer storage-full/)
  t.is(lines[4], 'to accept write at line 4 of test.yaml:  - bot: {node: storage-full/settled}')
  t.deepEqual(
    lines.filter(line => line.startsWith('>')),
    ['> bot       [storage-full/settled] 结算过吗？ (not-yet, settled, unsure)'],
  )
})
