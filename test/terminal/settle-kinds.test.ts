import test from 'ava'
import { startWorld } from '../../bot/terminal/world.ts'
import { device, fault } from './shipped.ts'
import { press, slips } from './till.ts'

const classic = device()

test('an e-signature terminal takes the amount first, lets the customer sign and uploads the signature', t => {
  const esign = device('esign')
  const start = startWorld(esign, fault('healthy', { prepare: [] }))
  const signing = press(esign, start, '1', '00', '确认', { card: 'insert' }, '确认')
  t.true(signing.view.signing)
  const signed = press(esign, signing.world, '确认')
  t.true(signed.screens.includes('交易成功'))
  const settled = press(esign, signed.world, '确认', '管理', '结算', '确认')
  t.deepEqual(settled.facts.slice(0, 3), ['signature-uploaded', 'totals-shown', 'balanced'])
  t.true(settled.facts.includes('settled'))
})

test('a smart terminal settles from the corner of its selling page', t => {
  const smart = device('smart')
  const start = startWorld(smart, fault('storage-full'))
  const shown = press(smart, start, '菜单', '全部结算')
  t.deepEqual(
    shown.view.choices.map(({ words }) => words),
    ['取消', '确认'],
  )
  const settled = press(smart, shown.world, '确认')
  t.true(settled.screens.includes('结 算 成 功 确认'), settled.screens.join(' | '))
  t.is(settled.world.flash.log.length, 0)
})

test('where the host sends its own totals, a slip that is not balanced shows both', t => {
  const smart = device('smart')
  const start = startWorld(smart, fault('host-one-more'))
  const settled = press(smart, start, '菜单', '全部结算', '确认')
  t.true(settled.facts.includes('unbalanced'))
  const slip = slips(settled).at(-1) ?? ''
  t.regex(slip, /内卡:对帐不平[\s\S]*外卡:对帐平/)
  t.regex(slip, /终端结算总计[\s\S]*借记 +9 +135\.00[\s\S]*主机结算总计[\s\S]*借记 +10 +145\.00/)
})

test('an unknown flag in the settlement answer fails the settlement and changes nothing', t => {
  const start = startWorld(
    classic,
    fault('healthy', { prepare: [{ sales: 1 }, { host: { kind: 'settlement', times: 1, flag: 9 } }] }),
  )
  const failed = press(classic, start, '菜单', '管理', '结算', '确认')
  t.is(failed.view.words.join(''), '内卡对帐应答代码错误请重新结算')
  t.is(failed.world.flash.settlement, null)
  t.true(press(classic, failed.world, '确认', '菜单', '管理', '结算', '确认', '0').facts.includes('settled'))
})
