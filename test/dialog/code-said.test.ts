import test from 'ava'
import { codeSaid } from '../../bot/dialog/code-said.ts'

const codes = {
  '30': { text: '请重试', advice: '' },
  '38': { text: '密码错误次数超限', advice: '' },
  '51': { text: '可用余额不足', advice: '' },
  '55': { text: '密码错', advice: '' },
  '68': { text: '交易超时，请重试', advice: '' },
}

const table: readonly [message: string, code: string | null][] = [
  ['客人刷卡提示余额不足', '51'],
  ['顾客刷卡提示密码错', '55'],
  ['说密码错误次数超限', '38'],
  ['交易超时请重试', '68'],
  ['密码', null],
  ['刷卡失败怎么办', null],
]

for (const [message, code] of table) {
  test(`「${message}」 quotes ${code ?? 'no code'}`, t => {
    t.is(codeSaid(codes, message), code)
  })
}
