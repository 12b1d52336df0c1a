import test from 'ava'
import { audit } from '../../bot/terminal/audit.ts'
import { terminalKey } from '../../bot/terminal/host/host.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { startWorld, type World } from '../../bot/terminal/world.ts'
import { device, fault } from './shipped.ts'
import { press, slips } from './till.ts'

const classic = device()
const fresh = (): World => startWorld(classic, fault('healthy', { prepare: [] }))
const books = (world: World) =>
  world.host.terminals[terminalKey(classic.merchant.number, classic.merchant.terminal)]?.transactions ?? []

const swipe: Press = { card: 'swipe' }
const sale: readonly Press[] = [swipe, '1250', '确认', '确认']
const findSale: readonly Press[] = ['菜单', '撤销', '123456', '确认', '2', '确认']
const voidOfSale: readonly Press[] = [...findSale, '确认', swipe, '确认']

test('a sale is booked at the host, kept in the log and printed twice with a masked number', t => {
  const till = press(classic, fresh(), ...sale)
  t.deepEqual(till.facts, ['reversal-kept', 'sale-approved', 'slip-printed', 'slip-printed'])
  const [booked] = books(till.world)
  t.like(booked, { kind: 'sale', amount: 1250, status: 'ok', batch: 1, trace: 2 })
  t.like(till.world.flash.log[0], { kind: 'sale', amount: 1250, trace: 2, operator: '01' })
  t.is(till.world.flash.reversal, null)
  const [merchant, customer] = slips(till)
  t.regex(merchant ?? '', /卡号:620000\*{6}0005\/S[\s\S]*金额:RMB 12\.50[\s\S]*商户存根/)
  t.regex(customer ?? '', /持卡人存根/)
})

test('a card that is waved needs no PIN for a small amount', t => {
  const small = press(classic, fresh(), { card: 'tap' }, '1000', '确认')
  t.true(small.facts.includes('sale-approved'))
  const large = press(classic, fresh(), { card: 'tap' }, '1000000', '确认')
  t.is(large.view.words[1], '请输入密码')
})

for (const [pan, answer, words] of [
  ['4000000000009995', '51', '51 可用余额不足'],
  ['4000000000000069', '54', '54 该卡已过期'],
  ['4000000000000002', '05', '05 持卡人认证失败'],
] as const) {
  test(`the host declines with ${answer} and nothing is kept`, t => {
    const till = press(classic, fresh(), { card: 'insert', pan }, '100', '确认', '确认')
    t.is(till.view.words.join(' '), words)
    t.is(till.world.flash.log.length, 0)
    t.is(till.world.flash.reversal, null)
    t.true(till.facts.includes('sale-declined'))
  })
}

test('a wrong PIN is asked for again', t => {
  const wrong = press(classic, fresh(), swipe, '100', '确认', '000000', '确认')
  t.true(wrong.screens.includes('55 密码错'))
  t.is(wrong.view.words[1], '请输入密码')
  t.true(press(classic, wrong.world, '123456', '确认').facts.includes('sale-approved'))
})

test('a void needs the manager, takes the sale back and stands on the other side of the totals', t => {
  const sold = press(classic, fresh(), ...sale)
  const voided = press(classic, sold.world, ...voidOfSale)
  t.true(voided.facts.includes('void-approved'))
  t.deepEqual(
    books(voided.world).map(({ kind, status }) => [kind, status]),
    [
      ['sale', 'voided'],
      ['void', 'ok'],
    ],
  )
  t.true(voided.world.flash.log[0]?.voided)
  const totals = press(classic, voided.world, '菜单', '管理', '结算')
  t.deepEqual(totals.view.words.slice(0, 2), ['借1 12.50', '贷1 12.50'])
  const settled = press(classic, totals.world, '确认')
  t.true(settled.facts.includes('balanced'))
  // The slip leaves voided sales out: the reason of many a question.
  t.regex(slips(settled).at(-1) ?? '', /消费\/SALE +0 +0\.00/)
})

test('a void is refused for an unknown trace, a voided sale and another card', t => {
  const sold = press(classic, fresh(), ...sale)
  const asVoid = (...rest: Press[]): string =>
    press(classic, sold.world, '菜单', '撤销', '123456', '确认', ...rest).screens.join(' | ')
  t.regex(asVoid('9', '确认'), /原交易不存在$/)
  t.regex(asVoid('2', '确认', '确认', { card: 'swipe', pan: '4242424242424242' }), /卡号不一致/)
  const voided = press(classic, sold.world, ...voidOfSale)
  const again = press(classic, voided.world, ...findSale)
  t.is(again.view.words.join(' '), '原交易已撤销')
})

test('after a settlement a sale can be refunded but not voided', t => {
  const sold = press(classic, fresh(), ...sale)
  const reference = sold.world.flash.log[0]?.reference ?? ''
  const settled = press(classic, sold.world, '菜单', '管理', '结算', '确认', '0')
  const gone = press(classic, settled.world, '菜单', '撤销', '123456', '确认', '2', '确认')
  t.is(gone.view.words.join(' '), '原交易不存在')
  const ask: Press[] = ['菜单', '退货', '123456', '确认', swipe, reference, '确认', '1122', '确认']
  const refunded = press(classic, gone.world, '确认', ...ask, '1000', '确认')
  t.true(refunded.facts.includes('refund-approved'))
  t.like(books(refunded.world)[0], { refunded: 1000 })
  const tooMuch = press(classic, refunded.world, ...ask, '1000', '确认')
  t.is(tooMuch.view.words.join(' '), '64 交易金额与原交易 不匹配')
})

test('a pre-authorisation stays out of the totals until it is completed, and a completion can be voided', t => {
  const held = press(classic, fresh(), '菜单', '预授权', '预授权', swipe, '5000', '确认', '确认')
  t.true(held.facts.includes('preauth-approved'))
  t.is(press(classic, held.world, '菜单', '管理', '结算').view.words[0], '借0 0.00')
  const code = held.world.flash.log[0]?.authorisation ?? ''
  const ask: Press[] = ['菜单', '预授权', '预授权完成', swipe, code, '确认', '1122', '确认']
  const done = press(classic, held.world, ...ask, '4500', '确认', '确认')
  t.true(done.facts.includes('completion-approved'))
  t.is(press(classic, done.world, '菜单', '管理', '结算').view.words[0], '借1 45.00')
  const trace = String(done.world.flash.log[1]?.trace ?? 0)
  const back: Press[] = ['菜单', '预授权', '完成撤销', '123456', '确认', trace, '确认', '确认', swipe, '确认']
  t.true(press(classic, done.world, ...back).facts.includes('completion-void-approved'))
})

test('a pre-authorisation can be voided, and a completion may exceed it by fifteen per cent only', t => {
  const held = press(classic, fresh(), '菜单', '预授权', '预授权', swipe, '5000', '确认', '确认')
  const code = held.world.flash.log[0]?.authorisation ?? ''
  const complete = (amount: string) =>
    press(
      classic,
      held.world,
      '菜单',
      '预授权',
      '预授权完成',
      swipe,
      code,
      '确认',
      '1122',
      '确认',
      amount,
      '确认',
      '确认',
    )
  t.true(complete('5750').facts.includes('completion-approved'))
  t.true(complete('5751').facts.includes('sale-declined'))
  const ask: Press[] = ['菜单', '预授权', '预授权撤销', '123456', '确认', swipe, code, '确认', '1122', '确认']
  t.true(press(classic, held.world, ...ask, '5000', '确认').facts.includes('preauth-void-approved'))
})

test('a balance is shown and leaves no record', t => {
  const till = press(classic, fresh(), '菜单', '其它', '余额查询', swipe, '确认')
  t.deepEqual(till.view.words, ['可用余额', '￥1000000000.00'])
  t.is(till.world.flash.log.length, 0)
})

test('an offline sale goes to the host in the settlement, before the totals', t => {
  const kept = press(classic, fresh(), '菜单', '离线', swipe, '700', '确认', '123456', '确认')
  t.true(kept.facts.includes('offline-sale-kept'))
  t.is(books(kept.world).length, 0)
  const settled = press(classic, kept.world, '菜单', '管理', '结算', '确认', '0')
  t.deepEqual(settled.facts.slice(0, 4), ['offline-uploaded', 'totals-shown', 'balanced', 'upload-ended'])
  t.like(books(settled.world)[0], { kind: 'offline-sale', amount: 700, trace: 2 })
  t.deepEqual(audit(classic, settled.world), [])
})

const wipeLog = ['菜单', '管理', '签到', '99', '确认', '12345678', '确认', '清除交易流水', '确认'] as const

test('clearing the log with 99 loses an offline sale for good, and says so', t => {
  const kept = press(classic, fresh(), '菜单', '离线', swipe, '700', '确认', '123456', '确认')
  const wiped = press(classic, kept.world, ...wipeLog)
  t.true(wiped.facts.includes('log-wiped'))
  t.is(wiped.world.flash.log.length, 0)
  t.like(audit(classic, wiped.world), [{ what: 'wiped', amount: 700 }])
})

test('clearing the log sets the trace number back, and the host calls the next sale a repetition', t => {
  const sold = press(classic, fresh(), ...sale)
  const wiped = press(classic, sold.world, ...wipeLog)
  const next = press(classic, wiped.world, ...sale, ...sale)
  t.true(next.screens.includes('94 拒绝,重复交易,请 稍后重试'), next.screens.join(' | '))
})

test('a chip pulled out before the request ends the trade; afterwards it does no harm', t => {
  const pulled = press(classic, fresh(), { card: 'insert' }, '100', { card: 'remove' })
  t.true(pulled.facts.includes('card-pulled-early'))
  t.is(pulled.world.flash.log.length, 0)
  const sold = press(classic, pulled.world, '确认', { card: 'insert' }, '100', '确认', '确认', {
    card: 'remove',
  })
  t.true(sold.facts.includes('sale-approved'))
})
