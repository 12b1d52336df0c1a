import test from 'ava'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { listEntries } from '../../web/widget/entries.ts'
import { findContacts } from '../../web/widget/find-contacts.ts'
import { transcriptText } from '../../web/widget/transcript-text.ts'
import { titleWithUnread } from '../../web/widget/unread-title.ts'
import { widgetTexts } from './widget-texts.ts'

const contacts: readonly [string, readonly string[]][] = [
  ['请打 13800138000，或者 400-820-8820。', ['13800138000', '400-820-8820']],
  ['座机 021-12345678', ['021-12345678']],
  ['加微信：posdesk_help 就行', ['posdesk_help']],
  ['微信号 shop-helper，电话 13800138000，再说一遍 13800138000', ['shop-helper', '13800138000']],
  ['批次号 000123，凭证号 000456，金额 1200.00', []],
  ['卡号 6212****4567，参考号 138001380001234', []],
]

for (const [sentence, expected] of contacts) {
  test(`to copy from 「${sentence}」: ${expected.join(' ') || 'nothing'}`, t => {
    t.deepEqual(findContacts(sentence), expected)
  })
}

test('the title shows the number of unread messages once', t => {
  t.is(titleWithUnread('服务台', 1), '(1) 服务台')
  t.is(titleWithUnread('(1) 服务台', 12), '(12) 服务台')
  t.is(titleWithUnread('(12) 服务台', 0), '服务台')
})

test('a saved conversation shows who said what, each step, and which choice was taken', t => {
  const at = new Date(2026, 0, 5, 10, 0).toISOString()
  const choices = [
    { id: 'done', label: '做好了' },
    { id: 'stuck', label: '不行' },
  ]
  const events: readonly WireEvent[] = [
    { seq: 1, at, from: 'merchant', type: 'merchantSpoke', text: '储存满' },
    {
      seq: 2,
      at,
      from: 'bot',
      type: 'stepShown',
      text: '按「结算」。',
      seen: '结算成功',
      step: { number: 4, of: 5, name: '执行结算' },
      choices,
    },
    { seq: 3, at, from: 'system', type: 'choiceMade', choice: 'done' },
    { seq: 4, at, from: 'system', type: 'agentJoined', text: '王晓接入了对话' },
  ]
  t.is(
    transcriptText(listEntries(events, []), widgetTexts),
    `服务台

2026-01-05 10:00 我
储存满

2026-01-05 10:00 服务助手
第 4/5 步 执行结算
按「结算」。
做对了会看到：结算成功
  ● 做好了
  ○ 不行

2026-01-05 10:00 王晓接入了对话
`,
  )
})
