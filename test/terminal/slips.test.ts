import test from 'ava'
import { cellsOf } from '../../bot/terminal/cells.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { slipColumns } from '../../bot/terminal/slip/slip-line.ts'
import { startWorld, type World } from '../../bot/terminal/world.ts'
import { device, fault, terminals } from './shipped.ts'
import { press, slips } from './till.ts'

const classic = device()
const fresh = (): World => startWorld(classic, fault('healthy', { prepare: [] }))

const swipe: Press = { card: 'swipe' }
const sale: readonly Press[] = [swipe, '1250', '确认', '确认']

test("reprints say so, and a reprinted settlement slip leaves out the host's answer", t => {
  const sold = press(classic, fresh(), ...sale)
  t.regex(
    slips(press(classic, sold.world, '菜单', '打印', '重打最后一笔')).at(-1) ?? '',
    /重打印\/DUPLICATED/,
  )
  t.regex(
    slips(press(classic, sold.world, '菜单', '打印', '重打任意一笔', '2', '确认')).at(-1) ?? '',
    /凭证号:000002/,
  )
  const settled = press(classic, sold.world, '菜单', '管理', '结算', '确认', '0')
  const again = press(classic, settled.world, '菜单', '打印', '5')
  const slip = slips(again).at(-1) ?? ''
  t.regex(slip, /结 算 总 计 单[\s\S]*借记 +1 +12\.50[\s\S]*重打印/)
  t.notRegex(slip, /对帐/)
})

test('the log can be printed and read on the screen', t => {
  const sold = press(
    classic,
    fresh(),
    ...sale,
    { card: 'swipe', pan: '4242424242424242' },
    '100',
    '确认',
    '确认',
  )
  t.regex(
    slips(press(classic, sold.world, '菜单', '打印', '打印交易明细')).at(-1) ?? '',
    /000002[\s\S]*000003/,
  )
  t.regex(
    slips(press(classic, sold.world, '菜单', '打印', '打印交易汇总')).at(-1) ?? '',
    /外卡:\n借记 +1 +1\.00/,
  )
  const newest = press(classic, sold.world, '菜单', '管理', '交易查询', '逐笔查询')
  t.deepEqual(newest.view.words, ['消费', '凭证号000003', '424242******4242', '1.00'])
  t.is(press(classic, newest.world, '↓').view.words[1], '凭证号000002')
  t.is(press(classic, newest.world, '↓', '↓', '↑', '取消').view.words[0], '欢迎使用')
})

test('no line of a slip is wider than the paper, in any program', t => {
  const skins = Object.keys(terminals.skins)
  t.true(skins.length > 1)
  for (const skin of skins) {
    const on = device('classic', skin)
    const sold = press(on, startWorld(on, fault('voided-sale')), ...sale)
    const printed = ['打印交易明细', '打印交易汇总'].map(what => press(on, sold.world, '菜单', '打印', what))
    const settled = press(on, sold.world, '菜单', '管理', '结算', '确认', '0')
    const lines = [sold, ...printed, settled].flatMap(slips).flatMap(slip => slip.split('\n'))
    t.true(lines.some(line => line.includes('笔数/SUM')))
    for (const line of lines) t.true(cellsOf(line) <= slipColumns, `${skin}: ${line}`)
  }
})
