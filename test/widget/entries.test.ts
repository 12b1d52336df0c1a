import test from 'ava'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { announcement, countSaid } from '../../web/widget/announcement.ts'
import { listEntries } from '../../web/widget/entries.ts'
import { groupEntries } from '../../web/widget/groups.ts'
import { mark, newMessage, type Outbox } from '../../web/widget/outbox.ts'
import { currentTask, newDemonstration } from '../../web/widget/stage.ts'
import { widgetTexts } from './widget-texts.ts'

const at = '2026-01-05T02:00:00Z'
const log = (...facts: Omit<WireEvent, 'seq' | 'at'>[]): readonly WireEvent[] =>
  facts.map((fact, index) => ({ at, ...fact, seq: index + 1 }))

const yesNo = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '不是' },
]
const asked = { from: 'bot', type: 'said', text: '结算过吗？', choices: yesNo } as const

const choiceStates = (events: readonly WireEvent[], outbox: Outbox = []) =>
  listEntries(events, outbox).flatMap(({ choices }) => choices.map(({ state }) => state))

test('events without words are not shown', t => {
  const events = log({ from: 'system', type: 'flowStarted' }, { from: 'system', type: 'handoffRequested' })
  t.deepEqual(listEntries(events, []), [])
})

test('only the last choices on offer are open', t => {
  t.deepEqual(choiceStates(log(asked)), ['open', 'open'])
  t.deepEqual(choiceStates(log(asked, asked)), ['passed', 'passed', 'open', 'open'])
})

test('a step that offers nothing closes the choices before it', t => {
  const asks = { from: 'bot', type: 'stepShown', text: '一共几笔？', choices: [] } as const
  t.deepEqual(choiceStates(log(asked, asks)), ['passed', 'passed'])
})

test('a merchant who is or was served by a person can no longer leave the queue', t => {
  const told = {
    from: 'system',
    type: 'queueTold',
    text: '前面还有 2 位。',
    choices: yesNo.slice(0, 1),
  } as const
  for (const type of ['conversationClaimed', 'conversationClosed'] as const) {
    t.deepEqual(choiceStates(log(told, { from: 'system', type })), ['passed'])
  }
})

test('a clicked choice becomes a bubble of the merchant and is shown as chosen', t => {
  const events = log(asked, {
    from: 'merchant',
    type: 'choiceMade',
    choice: 'no',
    text: '不是',
    messageId: 'm1',
  })
  t.deepEqual(choiceStates(events), ['passed', 'chosen'])
  t.deepEqual(
    listEntries(events, []).map(({ speaker, text, key }) => [speaker, text, key]),
    [
      ['bot', '结算过吗？', 'event-1'],
      ['merchant', '不是', 'm1'],
    ],
  )
})

test('a choice made by typed words is shown as chosen without a second bubble', t => {
  const events = log(
    asked,
    { from: 'merchant', type: 'merchantSpoke', text: '没有' },
    { from: 'system', type: 'choiceMade', choice: 'no', text: '不是' },
  )
  t.deepEqual(choiceStates(events), ['passed', 'chosen'])
  t.deepEqual(
    listEntries(events, []).map(({ text }) => text),
    ['结算过吗？', '没有'],
  )
})

test('a choice counts as taken while it is being sent, and is open again when the desk refuses it', t => {
  const taken = [newMessage([], 'm1', { kind: 'choice', choiceId: 'yes', label: '是', offeredAt: 1 }, 0)]
  t.deepEqual(choiceStates(log(asked), taken), ['chosen', 'passed'])
  t.deepEqual(choiceStates(log(asked), mark(taken, 'm1', 'refused', '过期了')), ['open', 'open'])
})

test('asking for a person while choices are open leaves them open until the desk answers', t => {
  const person = [
    newMessage([], 'm1', { kind: 'choice', choiceId: 'person', label: '转人工', offeredAt: 0 }, 0),
  ]
  t.deepEqual(choiceStates(log(asked), person), ['open', 'open'])
})

test('a bubble keeps its key from pending to recorded, so that it is not drawn again', t => {
  const pending = listEntries([], [newMessage([], 'm1', { kind: 'text', text: '储存满' }, 0)])
  const recorded = listEntries(
    log({ from: 'merchant', type: 'merchantSpoke', text: '储存满', messageId: 'm1' }),
    [],
  )
  t.deepEqual([pending[0]?.key, recorded[0]?.key], ['m1', 'm1'])
  t.deepEqual([pending[0]?.delivery, recorded[0]?.delivery], ['waiting', 'recorded'])
})

test('a terminal report is shown as a small line once recorded, not while it is being sent', t => {
  const events = log({ from: 'merchant', type: 'terminalReported', text: '已在演示终端上结算' })
  t.deepEqual(
    listEntries(events, []).map(({ speaker }) => speaker),
    ['system'],
  )
  const happened = { facts: ['settled'], screen: [], batch: '000002', count: 0 }
  t.deepEqual(listEntries([], [newMessage([], 'm1', { kind: 'terminal', happened }, 0)]), [])
})

test('consecutive entries of one speaker share a name and a time unless five minutes lie between them', t => {
  const said = (minute: string): Omit<WireEvent, 'seq'> => ({
    at: `2026-01-05T02:${minute}:00Z`,
    from: 'bot',
    type: 'said',
    text: minute,
  })
  const events = ['00', '01', '09'].map((minute, index) => ({ ...said(minute), seq: index + 1 }))
  t.deepEqual(
    groupEntries(listEntries(events, [])).map(({ entries }) => entries.map(({ text }) => text)),
    [['00', '01'], ['09']],
  )
})

test('screen readers announce what others have said since, with step and choices, and never the merchant’s own words', t => {
  const events = log(
    { from: 'bot', type: 'said', text: '早' },
    { from: 'merchant', type: 'merchantSpoke', text: '储存满' },
    {
      from: 'bot',
      type: 'stepShown',
      text: '按「结算」。',
      seen: '结算成功',
      step: { number: 2, of: 5, name: '进入结算' },
      choices: yesNo,
    },
  )
  const entries = listEntries(events, [])
  t.is(
    announcement(entries, 1, widgetTexts),
    '服务助手：第 2/5 步 进入结算\n按「结算」。\n做对了会看到 结算成功\n请选择 是 / 不是',
  )
  t.is(announcement(entries, 3, widgetTexts), '')
})

test('only a demonstration newer than the known events opens by itself', t => {
  const terminal = { kind: 'classic', fault: 'storage-full', before: [], script: ['确认'] }
  const events = log({ from: 'bot', type: 'demonstrationShown', terminal }, asked)
  t.is(newDemonstration(events, 0)?.seq, 1)
  t.is(newDemonstration(events, 1), null)
})

test('during a demonstration the task remains the step, with the choices that are open now', t => {
  const terminal = { kind: 'classic', fault: 'storage-full', before: [], script: ['确认'] }
  const step = { number: 2, of: 5, name: '进入结算' }
  const events = log(
    { from: 'bot', type: 'stepShown', text: '按「结算」。', step, choices: yesNo },
    { from: 'merchant', type: 'choiceMade', choice: 'yes', text: '是' },
    { from: 'bot', type: 'demonstrationShown', text: '看这里。', terminal, choices: yesNo },
  )
  const { said, offer } = currentTask(listEntries(events, []))
  t.is(said?.seq, 1)
  t.is(offer?.seq, 3)
})

test('what the desk says counts as unread; the merchant’s words and small lines do not', t => {
  const events = log(
    asked,
    { from: 'merchant', type: 'merchantSpoke', text: '没有' },
    { from: 'system', type: 'conversationClaimed', name: '王晓' },
    { from: 'merchant', type: 'rated', stars: 5 },
    { from: 'agent', type: 'agentSpoke', text: '我来帮您。' },
  )
  t.is(countSaid(listEntries(events, []), 0), 2)
  t.is(countSaid(listEntries(events, []), 1), 1)
})
