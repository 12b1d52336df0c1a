import test from 'ava'
import type { Press } from '../../bot/terminal/press.ts'
import { startWorld, type World } from '../../bot/terminal/world.ts'
import { device, fault } from './shipped.ts'
import { press } from './till.ts'

const classic = device()
const fresh = (): World => startWorld(classic, fault('healthy', { prepare: [] }))

const swipe: Press = { card: 'swipe' }
const sale: readonly Press[] = [swipe, '1250', '确认', '确认']

test('operators: the manager adds, resets and removes them, and cannot trade', t => {
  const asManager: Press[] = ['菜单', '管理', '柜员', '更换柜员', '00', '确认', '123456', '确认']
  const added = press(
    classic,
    fresh(),
    ...asManager,
    '增加柜员',
    '05',
    '确认',
    '1234',
    '确认',
    '1234',
    '确认',
  )
  t.true(added.facts.includes('operator-changed'))
  const taken = press(classic, added.world, '菜单', '管理', '柜员', '更换柜员', '05', '确认', '1234', '确认')
  t.is(taken.world.flash.session?.operator, '05')
  const refused = press(classic, added.world, ...asManager, swipe)
  t.deepEqual(refused.view.words, ['主管', '不能执行该交易'])
  const removed = press(classic, taken.world, ...asManager, '删除柜员', '05', '确认')
  t.false(removed.world.flash.operators.some(({ id }) => id === '05'))
})

test('three wrong passwords lock a cashier until the manager resets the password', t => {
  const wrong: Press[] = ['1111', '确认']
  const asCashier: Press[] = ['菜单', '管理', '签到', '01', '确认']
  const locked = press(classic, fresh(), ...asCashier, ...wrong, ...wrong, ...wrong)
  t.deepEqual(locked.view.words, ['操作员已锁定', '请主管解锁'])
  const asManager: Press[] = ['菜单', '管理', '签到', '00', '确认', '123456', '确认']
  const reset = press(classic, locked.world, '确认', ...asManager, '重置柜员密码', '01', '确认')
  const signedIn = press(classic, reset.world, ...asCashier, '0000', '确认')
  t.true(signedIn.facts.includes('signed-in'))
})

test("the terminal can be locked and is opened with the operator's password only", t => {
  const locked = press(classic, fresh(), '菜单', '管理', '锁定终端')
  t.is(locked.view.words[0], '终端已锁定')
  const still = press(
    classic,
    locked.world,
    { power: 'off' },
    { power: 'on' },
    '确认',
    '9999',
    '确认',
    '确认',
  )
  t.is(still.view.words[0], '终端已锁定')
  t.is(press(classic, still.world, '确认', '0000', '确认').view.words[0], '欢迎使用')
})

test('signing off is refused while the log holds records, and works when it is empty', t => {
  t.is(
    press(classic, press(classic, fresh(), ...sale).world, '菜单', '管理', '签退').view.words[0],
    '请先结算',
  )
  const off = press(classic, fresh(), '菜单', '管理', '签退')
  t.true(off.facts.includes('signed-off'))
  t.is(off.world.flash.session, null)
})
