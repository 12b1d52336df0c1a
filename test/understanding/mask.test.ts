import test from 'ava'
import fc from 'fast-check'
import { isIdentityNumber, mask, passesLuhn } from '../../bot/understanding/mask.ts'

// Published test card numbers only.
const masked: readonly (readonly [message: string, kind: string, hidden: string])[] = [
  ['卡号4111111111111111刷不了', 'card', '411111111111'],
  ['4111 1111 1111 1111', 'card', '4111 1111 1111'],
  ['4111-1111-1111-1111', 'card', '4111-1111'],
  ['４１１１１１１１１１１１１１１１', 'card', '４１１１１１１１１１１１'],
  ['四一一一一一一一一一一一一一一一', 'card', '四一一一一一'],
  ['4111\u200b1111\u200b1111\u200b1111', 'card', '4111\u200b1111'],
  ['我的卡号是6212345678901234560', 'card', '621234567890'],
  ['电话13800138000', 'phone', '1380013'],
  ['138 0013 8000 打给我', 'phone', '138 0013'],
  ['+86 13800138000', 'phone', '13800138'],
  ['幺三八零零幺三八零零零', 'phone', '幺三八零零幺三'],
  ['身份证11010519491231002X', 'id-number', '11010519491231002X'],
  ['验证码是482913', 'code', '482913'],
  ['CVV 123', 'code', '123'],
  ['背面三位是456', 'code', '456'],
  ['密码123456', 'password', '123456'],
  ['操作员密码：0000', 'password', '0000'],
  ['123456是我的密码', 'password', '123456'],
  ['482913是验证码', 'code', '482913'],
]

for (const [message, kind, hidden] of masked) {
  test(`「${message}」 is masked as ${kind}`, t => {
    const { text, secrets } = mask(message)
    t.false(text.includes(hidden))
    t.deepEqual([...secrets], [kind])
  })
}

for (const message of [
  '凭证号000123批次000045',
  '参考号123456789012',
  '商户号822290058120001',
  '流水号 4111111111111111',
  '结算金额1234567890123元整',
  '今天刷了13800元',
  '提示55密码错',
  '密码错误次数超限',
  '密码忘了怎么办',
  '终端号12345678',
  '一共2026年11月22日18点30分',
  '密码是6位吗',
]) {
  test(`「${message}」 stays readable`, t => {
    t.is(mask(message).text, message)
  })
}

test('masking twice changes nothing more', t => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), message => {
        const once = mask(message).text
        return mask(once).text === once
      }),
    ),
  )
})

test('any card number with a right check digit is masked, whatever stands between its digits', t => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 17 })
  const gap = fc.constantFrom('', ' ', '-', ' - ', '\u200b', '．'.normalize('NFKC'))
  t.notThrows(() =>
    fc.assert(
      fc.property(digits, gap, (body, between) => {
        const start = ['6', ...body]
        const check = '0123456789'.split('').find(last => passesLuhn([...start, last].join(''))) ?? ''
        const number = [...start, check].join('')
        if (isIdentityNumber(number)) return true
        const { text } = mask(`刷${[...number].join(between)}失败`)
        return !text.replace(/\D/g, '').includes(number.slice(0, -4)) && text.includes('*')
      }),
    ),
  )
})

test('the identity number check knows its check digit', t => {
  t.true(isIdentityNumber('11010519491231002X'))
  t.false(isIdentityNumber('110105194912310021'))
})
