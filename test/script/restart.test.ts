import test from 'ava'
import { describeFailure } from '../../bot/script/describe-failure.ts'
import { playSteps, realBrain } from './small-desk.ts'

test('content that is edited during a conversation applies from its next flow on', async t => {
  const result = await playSteps(
    `
steps:
  - merchant: 结算是什么意思
  - bot: {node: settlement-purpose/what, contains: 对一次账}
  - restart: {content: {flows/settlement-purpose.yaml: {对一次账: 核一遍账}}}
  - merchant: 再说一遍
  - bot: {node: help}
  - bot: {contains: 对一次账}
  - choose: enough
  - bot: {node: anythingElse}
  - merchant: 结算是什么意思
  - bot: {node: settlement-purpose/what, contains: 核一遍账}
`,
    { brain: realBrain },
  )
  t.is(result.outcome, 'passed', result.outcome === 'failed' ? describeFailure(result.failure) : '')
})

const refused: readonly (readonly [string, string, RegExp])[] = [
  ['a file that there is not', '{nope.yaml: {a: b}}', /there is no content file nope.yaml/],
  [
    'words that stand nowhere',
    '{flows/storage-full.yaml: {没有这句: b}}',
    /does not stand in flows\/storage-full.yaml/,
  ],
  [
    'an edit that breaks the content',
    "{flows/storage-full.yaml: {'go: customer': 'go: nowhere'}}",
    /unknown-node {2}There is no node "nowhere"/,
  ],
]

for (const [title, edit, message] of refused) {
  test(`an edit of content is refused with a reason: ${title}`, async t => {
    const result = await playSteps(`steps:\n  - restart: {content: ${edit}}\n`, { brain: realBrain })
    t.is(result.outcome, 'failed')
    if (result.outcome === 'failed') t.regex(result.failure.came, message)
  })
}

test('an edit of intents trains the understanding again', async t => {
  const result = await playSteps(
    `
steps:
  - merchant: 噼里啪啦啦
  - bot: {node: outOfScope}
  - restart: {content: {screen-texts.yaml: {'storage-full:': "storage-full:\\n  - 噼里啪啦啦"}}}
  - merchant: 噼里啪啦啦
  - bot: {node: storage-full/settled}
`,
    { brain: realBrain },
  )
  t.is(result.outcome, 'passed', result.outcome === 'failed' ? describeFailure(result.failure) : '')
})
