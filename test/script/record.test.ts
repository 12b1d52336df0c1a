import test from 'ava'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { createFaker } from '../../bot/script/fake-personal-data.ts'
import { recordScript } from '../../bot/script/record.ts'
import { writeScript } from '../../bot/script/write-script.ts'
import { playSteps } from './small-desk.ts'

async function eventsOf(steps: string): Promise<ConversationEvent[]> {
  const events: ConversationEvent[] = []
  const { outcome } = await playSteps(`steps:\n${steps}`, {
    onTurn: turn => events.push(...turn.events),
  })
  if (outcome !== 'passed') throw new Error(`The script ${outcome}.`)
  return events
}

test('a stored conversation becomes a script that goes the same way, its personal data faked', async t => {
  const events = await eventsOf(`
- merchant: 我叫王大锤，卡号6222021234567890128，储存满
- bot: {node: secretMasked}
- bot: {node: storage-full/settled}
- choose: not-yet
- bot: {node: storage-full/hint}
- bot: {node: settlement-steps/kind}
- merchant: 电签，打我电话138 1234 5678
- bot: {node: settlement-steps/press}
- merchant: 好了
- bot: {node: storage-full/solved}
- bot: {node: anythingElse}
`)
  const text = writeScript(recordScript('c1', events))
  t.regex(text, /merchant: 我叫张三，卡号6200000000000005，储存满/)
  t.regex(text, /merchant: 电签，打我电话13800000001/)
  for (const real of ['王大锤', '6222', '0128', '5678']) t.false(text.includes(real), real)
  t.regex(text, /^at: 2026-01-05 12:00$/m)
  const result = await playSteps(text.replace(/^#.*\ntitle:.*\n/, ''))
  t.is(result.outcome, 'passed', text)
})

test('what people at the desk did is recorded without their names', async t => {
  const events = await eventsOf(`
- merchant: 储存满
- bot: {node: storage-full/settled}
- choose: settled
- bot: {node: storage-full/person}
- agent: {claim: 欧阳雪}
- agent: {say: 请打我电话13912345678。}
- agent: {show: settlement-steps/press}
- agent: {transfer: 司马光}
- agent: {release: 司马光}
- agent: {takeOver: 欧阳雪}
- agent: {handBack: storage-full/settled}
- bot: {node: storage-full/settled}
- agent: {takeOver: 司马光}
- agent: {close: solved, followUp: true}
`)
  const text = writeScript(recordScript('c1', events))
  for (const real of ['欧阳雪', '司马光', '13912345678']) t.false(text.includes(real), real)
  t.regex(text, /agent: {say: 请打我电话13800000001。, by: agent-1}/)
  t.regex(text, /agent: {show: settlement-steps\/press, by: agent-1}/)
  t.regex(text, /agent: {transfer: agent-2}/)
  const again = await eventsOf(text.slice(text.indexOf('steps:\n') + 7))
  t.deepEqual(
    again.map(({ type }) => type),
    events.map(({ type }) => type),
  )
})

const faked: readonly (readonly [string, string])[] = [
  ['手机13912345678', '手机13800000001'],
  ['*******5678', '13800000001'],
  ['*** **** 5678，再说一遍*******5678', '13800000001，再说一遍13800000001'],
  ['卡************1234和************9999', '卡6200000000000005和6205500000000000004'],
  ['身份证******************', '身份证11010519491231002X'],
  ['密码是******', '密码是000000'],
  ['单号20260105123456和20260105123456', '单号90000000000001和90000000000001'],
  ['凭证号000123，96', '凭证号000123，96'],
  ['mail me@shop.cn', 'mail merchant1@example.com'],
  ['微信号wangdachui88', '微信号example-1'],
  ['我姓欧阳，我叫欧阳', '我姓张三，我叫张三'],
]

for (const [real, fake] of faked) {
  test(`personal data is replaced by a fake of its kind: ${real}`, t => {
    t.is(createFaker()(real), fake)
  })
}

test('the same number has the same fake through a conversation, another number another', t => {
  const fake = createFaker()
  t.is(fake('13912345678'), fake('*******5678'))
  t.not(fake('13912345678'), fake('13912340000'))
})
