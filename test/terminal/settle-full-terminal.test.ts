import test from 'ava'
import { report } from '../../bot/terminal/report.ts'
import { startWorld } from '../../bot/terminal/world.ts'
import { device, fault } from './shipped.ts'
import { press, slips } from './till.ts'

const classic = device()

test('a full terminal refuses a sale in its own words', t => {
  const till = press(classic, startWorld(classic, fault('storage-full')), { card: 'swipe' })
  t.deepEqual(till.view.words, ['日志存储超限额', '请结算'])
  t.deepEqual(till.facts, ['sale-refused'])
  t.is(till.world.flash.log.length, 12)
})

test('the refusal stays on the screen until a key is pressed', t => {
  const full = press(classic, startWorld(classic, fault('storage-full')), { card: 'swipe' }, { wait: 30_000 })
  t.deepEqual(full.view.words, ['日志存储超限额', '请结算'])
  t.is(press(classic, full.world, '确认').view.words[0], '欢迎使用')
})

test('signing in, settling and printing frees the log and the terminal sells again', t => {
  const start = startWorld(classic, fault('storage-full'))
  const signedIn = press(classic, start, '菜单', '管理', '签到', '01', '确认', '0000', '确认')
  t.true(signedIn.facts.includes('signed-in'))
  const totals = press(classic, signedIn.world, '菜单', '管理', '结算')
  t.deepEqual(totals.view.words, ['借12 186.00', '贷0 0.00', '是否批结算?', '按[确认]键继续'])
  const settled = press(classic, totals.world, '确认', '0')
  t.deepEqual(settled.facts, [
    'balanced',
    'upload-ended',
    'settlement-slip-printed',
    'log-cleared',
    'batch-advanced',
    'settled',
  ])
  t.is(settled.world.flash.log.length, 0)
  t.is(settled.world.flash.batch, 2)
  t.regex(slips(settled).at(-1) ?? '', /结 算 总 计 单[\s\S]*批次号:000001[\s\S]*内卡:对帐平/)
  const sold = press(classic, settled.world, { card: 'swipe' }, '100', '确认', '确认')
  t.true(sold.facts.includes('sale-approved'))
  t.deepEqual(report(classic, sold.world, [{ name: 'sale-approved' }]), {
    facts: ['sale-approved'],
    screen: sold.view.words,
    batch: '000002',
    count: 1,
  })
  const printed = report(classic, settled.world, [{ name: 'settlement-slip-printed' }])
  t.deepEqual(printed.lastSlip?.join('\n'), slips(settled).at(-1))
})

test('paper that runs out in the settlement slip stops it, and the slip begins again after new paper', t => {
  const short = startWorld(classic, fault('storage-full', { prepare: [{ fill: 'hard' }, { paperLeft: 6 }] }))
  const stopped = press(classic, short, '菜单', '管理', '结算', '确认')
  t.deepEqual(stopped.view.words, ['打印机缺纸...', '按<确认>打印', '按<取消>退出'])
  t.true(stopped.view.lamps.alarm)
  t.is(stopped.world.flash.log.length, 12)
  const still = press(classic, stopped.world, '确认')
  t.deepEqual(still.view.words, stopped.view.words)
  const printed = press(classic, still.world, { paper: 'load' }, '确认', '0')
  t.true(printed.facts.includes('settled'))
  t.deepEqual([printed.world.flash.log.length, printed.world.flash.batch], [0, 2])
})

test('giving up at the paper keeps the log full until the next start, as the standard build does', t => {
  const short = startWorld(classic, fault('storage-full', { prepare: [{ fill: 'hard' }, { paperLeft: 6 }] }))
  const given = press(classic, short, '菜单', '管理', '结算', '确认', '取消')
  t.true(given.facts.includes('log-kept'))
  t.is(given.world.flash.batch, 2)
  const again = press(classic, given.world, { card: 'swipe' })
  t.deepEqual(again.view.words, ['日志存储超限额', '请结算'])
  const restarted = press(classic, again.world, { power: 'off' }, { power: 'on' })
  t.true(restarted.facts.includes('log-cleared'))
  t.is(restarted.world.flash.log.length, 0)
  const sold = press(classic, restarted.world, { card: 'swipe' }, '100', '确认', '确认')
  t.true(sold.facts.includes('sale-approved'))
})
