import test from 'ava'
import type { FactName } from '../../bot/terminal/fact.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { look } from '../../bot/terminal/view.ts'
import { act, startWorld } from '../../bot/terminal/world.ts'
import { device, fault } from './shipped.ts'
import { press } from './till.ts'

const classic = device()
const smart = device('smart')
const start = startWorld(classic, fault('healthy'))

// What cannot be done → what is told; the screen stays as it is.
const table: readonly (readonly [Press, FactName])[] = [
  ['没有这个键', 'key-not-there'],
  ['', 'key-not-there'],
  ['结算', 'key-not-there'],
  ['5', 'key-not-live'],
  ['12345', 'key-not-live'],
  ['清除', 'key-not-live'],
  [{ card: 'remove' }, 'nothing-to-remove'],
  [{ card: 'swipe', pan: '4111111111111111' }, 'not-a-test-card'],
  [{ card: 'swipe', pan: '' }, 'not-a-test-card'],
]

for (const [impossible, fact] of table) {
  test(`${JSON.stringify(impossible)} at the idle screen is told as ${fact}`, t => {
    const till = press(classic, start, impossible)
    t.true(till.facts.includes(fact))
    t.is(till.view.words[0], '欢迎使用')
    t.deepEqual(till.world.flash, start.flash)
  })
}

test('a smart terminal has no keys except those it draws', t => {
  const idle = startWorld(smart, fault('healthy'))
  t.true(press(smart, idle, '↓').facts.includes('key-not-there'))
  t.true(press(smart, idle, '菜单', '5').facts.includes('key-not-there'))
})

test('keys do nothing while the terminal is busy, printing or off', t => {
  const asked = press(classic, start, '菜单', '管理', '结算').world
  const busy = act(classic, asked, '确认').world
  t.is(look(classic, busy).words[1], '正在联接...')
  t.deepEqual(act(classic, busy, '取消').facts, [{ name: 'key-not-live', detail: '取消' }])
  const printing = act(classic, busy, { wait: 3000 }).world
  t.true(look(classic, printing).printer?.printing)
  t.deepEqual(act(classic, printing, '取消').facts, [{ name: 'key-not-live', detail: '取消' }])
  const off = press(classic, start, { power: 'off' }, '确认')
  t.deepEqual(off.facts, ['powered-off', 'key-not-live'])
  t.deepEqual(off.view.words, [])
  t.false(off.view.powered)
})

test('a card while another is in the slot, or while none is asked for, is not taken', t => {
  const inserted = press(classic, start, { card: 'insert' }, { card: 'insert' })
  t.true(inserted.facts.includes('card-not-taken'))
  t.true(press(classic, start, '菜单', { card: 'swipe' }).facts.includes('card-not-taken'))
})

test('a negative, endless or fractional wait is corrected', t => {
  for (const wait of [-5, Number.NaN, 0.4]) t.is(press(classic, start, { wait }).world.now, start.now)
  t.is(press(classic, start, { wait: Number.POSITIVE_INFINITY }).world.now, start.now + 86_400_000)
})

test('a question that nobody answers is given up after a minute', t => {
  const asked = press(classic, start, { card: 'swipe' }, '12', { wait: 60_000 })
  t.is(asked.view.words[0], '欢迎使用')
  t.true(asked.facts.includes('sale-cancelled'))
})

test('an answer that cannot be read leaves a reversal with reason 06, which the next sale sends first', t => {
  const garbled = startWorld(
    classic,
    fault('healthy', { prepare: [{ line: { kind: 'sale', skip: 0, times: 1, does: 'garble' } }] }),
  )
  const failed = press(classic, garbled, { card: 'swipe' }, '100', '确认', '确认')
  t.is(failed.view.words.join(), '解包错误')
  t.is(failed.world.flash.reversal?.reason, '06')
  const next = press(classic, failed.world, '确认', { card: 'swipe' }, '200', '确认', '确认')
  t.deepEqual(
    next.facts.filter(name => !name.startsWith('slip')),
    ['reversal-done', 'reversal-kept', 'sale-approved'],
  )
})

test('an answer that comes too late is not taken for the answer to something else', t => {
  const slow = startWorld(
    classic,
    fault('healthy', { prepare: [{ line: { kind: 'sale', skip: 0, times: 1, does: 'delay' } }] }),
  )
  const failed = press(classic, slow, { card: 'swipe' }, '100', '确认', '确认')
  t.is(failed.view.words[0], '通讯超时')
  const next = press(classic, failed.world, '确认', { card: 'swipe' }, '200', '确认', '确认', {
    wait: 100_000,
  })
  t.is(next.world.flash.log.length, 1)
  t.is(next.world.flash.log[0]?.amount, 200)
})
