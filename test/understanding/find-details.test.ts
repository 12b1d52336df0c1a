import test from 'ava'
import type { DetailKind } from '../../bot/dialog/understanding.ts'
import { understand } from '../../bot/understanding/understand.ts'
import { model } from './shipped.ts'

const found: readonly (readonly [message: string, kind: DetailKind, value: string])[] = [
  ['少了1200元', 'amount', '1200.00'],
  ['差一千二百块', 'amount', '1200.00'],
  ['一共刷了一千二', 'amount', '1200.00'],
  ['1.2k没到账', 'amount', '1200.00'],
  ['￥1,250.50没到', 'amount', '1250.50'],
  ['两万三没到账', 'amount', '23000.00'],
  ['刷了3万', 'amount', '30000.00'],
  ['少了三块五', 'amount', '3.50'],
  ['少了三笔', 'count', '3'],
  ['一共18笔', 'count', '18'],
  ['昨天没到账', 'time', '昨天'],
  ['等了两个小时', 'time', '两个小时'],
  ['下午3点刷的', 'time', '下午3点'],
  ['提示96', 'response-code', '96'],
  ['屏幕显示A0', 'response-code', 'A0'],
  ['返回码55是什么', 'response-code', '55'],
  ['51', 'response-code', '51'],
  ['declined 51 meaning', 'response-code', '51'],
  ['刷一张信用卡，屏幕出来个57', 'response-code', '57'],
  ['客人刷卡跳了个五十四，这个代吗啥意思', 'response-code', '54'],
  ['我是电签', 'terminal-kind', 'esign'],
  ['带打印机的那种', 'terminal-kind', 'classic'],
  ['智能大屏机子', 'terminal-kind', 'smart'],
  ['用01号操作员', 'operator', '01'],
  ['操作员号是02', 'operator', '02'],
]

for (const [message, kind, value] of found) {
  test(`「${message}」 gives the ${kind} ${value}`, t => {
    const { details } = understand(model, message, null)
    t.true(
      details.some(detail => detail.kind === kind && detail.value === value),
      JSON.stringify(details),
    )
  })
}

for (const [message, kind] of [
  ['今天刷了96元', 'response-code'],
  ['一共55笔', 'response-code'],
  ['55 61 这俩代码啥区别', 'response-code'],
  ['屏幕跳出个代码，客人刷了96块', 'response-code'],
  ['打9折', 'amount'],
  ['没有打印机', 'operator'],
] as const) {
  test(`「${message}」 gives no ${kind}`, t => {
    const { details } = understand(model, message, null)
    t.deepEqual(
      details.filter(detail => detail.kind === kind),
      [],
    )
  })
}

const expected: readonly (readonly [message: string, expects: DetailKind, value: string])[] = [
  ['1200', 'amount', '1200.00'],
  ['一千二', 'amount', '1200.00'],
  ['十八', 'count', '18'],
  ['1', 'operator', '01'],
  ['96', 'response-code', '96'],
  ['13800138000', 'phone', '13800138000'],
]

for (const [message, expects, value] of expected) {
  test(`a step that collects a ${expects} takes 「${message}」 as ${value}`, t => {
    const { details } = understand(model, message, { choices: [], expects })
    t.true(
      details.some(detail => detail.kind === expects && detail.value === value),
      JSON.stringify(details),
    )
  })
}

test('a phone number is a detail only where one is asked for, and masked in the text always', t => {
  const asked = understand(model, '13800138000', { choices: [], expects: 'phone' })
  t.false(asked.text.includes('13800138'))
  t.deepEqual(
    understand(model, '13800138000', null).details.filter(({ kind }) => kind === 'phone'),
    [],
  )
})
