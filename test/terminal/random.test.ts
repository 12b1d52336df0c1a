import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import { audit } from '../../bot/terminal/audit.ts'
import { cellsOf } from '../../bot/terminal/cells.ts'
import type { Device } from '../../bot/terminal/device.ts'
import { readJournal } from '../../bot/terminal/journal.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { look } from '../../bot/terminal/view.ts'
import { act, startWorld, type World } from '../../bot/terminal/world.ts'
import { device, fault, terminals } from './shipped.ts'
import { press } from './till.ts'

const around: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ wait: fc.constantFrom(100, 600, 2000, 31_000, 61_000) }),
  fc.record({ card: fc.constantFrom('swipe', 'insert', 'tap', 'remove') }),
  fc.record({
    card: fc.constant('swipe'),
    pan: fc.constantFrom('4242424242424242', '4000000000009995', '4111111111111111'),
  }),
  fc.record({ paper: fc.constantFrom('load', 'out', 'jam') }),
  fc.record({ power: fc.constantFrom('on', 'off') }),
  fc.record({ network: fc.constantFrom('up', 'down') }),
  fc.constantFrom('0000', '123456', '100', '1', '0', '确认', '取消', '清除', '菜单', '↓', 'nonsense', ''),
)

// A number picks one of what the screen offers; so that a random walk gets somewhere.
const step = fc.oneof({ weight: 1, arbitrary: around }, { weight: 3, arbitrary: fc.nat(20) })

function choose(on: Device, world: World, chosen: Press | number): Press {
  if (typeof chosen !== 'number') return chosen
  const view = look(on, world)
  const offered = [
    ...view.choices.map(({ words }) => words),
    ...view.keys.filter(key => key.live).map(key => key.legend),
  ]
  return offered[chosen % Math.max(offered.length, 1)] ?? { wait: 1000 }
}

function walk(t: ExecutionContext, on: Device, start: World, steps: readonly (Press | number)[]): void {
  let world = start
  for (const chosen of steps) {
    world = act(on, JSON.parse(JSON.stringify(world)), choose(on, world, chosen)).world
    t.deepEqual(readJournal(world.journal), world.flash)
    const { screen } = look(on, world)
    if (screen.type === 'touch') continue
    t.is(screen.lines.length, screen.rows)
    for (const line of screen.lines) t.true(cellsOf(line) <= screen.columns, line)
  }
  const bad = audit(on, world).filter(
    ({ what }) => what === 'lost' || what === 'doubled' || what === 'unexplained',
  )
  t.deepEqual(bad, [])
}

const starts = [
  'healthy',
  'storage-full',
  'line-lost-in-upload',
  'offline-sales',
  'answer-lost',
  'host-one-fewer',
]

for (const kind of ['classic', 'esign', 'smart'] as const) {
  test(`random hands on a ${kind} terminal: plain JSON at every step, nothing lost, the screen always fits`, t => {
    const property = fc.property(
      fc.constantFrom(...Object.keys(terminals.skins)),
      fc.constantFrom(...starts),
      fc.array(step, { maxLength: 120 }),
      (skin, id, steps) => {
        const on = device(kind, skin)
        walk(t, on, startWorld(on, fault(id)), steps)
      },
    )
    fc.assert(property, { numRuns: 30 })
  })
}

test('random hands on a log with one place left of five hundred', t => {
  const classic = device()
  const start = startWorld(classic, fault('healthy', { maxCount: 500, prepare: [{ sales: 499 }] }))
  t.is(start.flash.log.length, 499)
  const property = fc.property(fc.array(step, { maxLength: 60 }), steps => walk(t, classic, start, steps))
  fc.assert(property, { numRuns: 6 })
})

test('five hundred sales fill the log, the next one is refused, and all of them settle', t => {
  const classic = device()
  const full = startWorld(
    classic,
    fault('storage-full', { maxCount: 500, prepare: [{ fill: 'hard' }, { hostExtra: 1 }] }),
  )
  t.is(full.flash.log.length, 500)
  t.true(press(classic, full, { card: 'swipe' }).facts.includes('sale-refused'))
  const settled = press(classic, full, '菜单', '管理', '结算', '确认', '1')
  t.true(settled.facts.includes('settled'))
  // 375 home cards did not balance: 47 messages of eight and a rest; the foreign side did.
  t.is(settled.facts.filter(name => name === 'details-uploaded').length, 47)
  t.is(settled.world.flash.log.length, 0)
  t.deepEqual(
    audit(classic, settled.world).map(({ what }) => what),
    ['unexplained'],
  )
  t.deepEqual(JSON.parse(JSON.stringify(settled.world)), settled.world)
})

test('a log of five thousand records, more than any setting allows, still settles', t => {
  const classic = device()
  const one = startWorld(classic, fault('healthy', { prepare: [{ sales: 1 }] }))
  const [record] = one.flash.log
  if (!record) throw new Error('The sale left no record.')
  const log = Array.from({ length: 5000 }, (_, index) => ({ ...record, trace: index + 10 }))
  const flash = { ...one.flash, log, trace: 6000 }
  const world: World = { ...one, flash, journal: { snapshot: flash, entries: [] } }
  t.true(press(classic, world, { card: 'swipe' }).facts.includes('sale-refused'))
  const settled = press(classic, world, '菜单', '管理', '结算', '确认', '0')
  t.true(settled.facts.includes('settled'))
  t.is(settled.world.flash.log.length, 0)
})

test('amounts of nothing and of 999,999,999.99 get a clear answer', t => {
  const classic = device()
  const start = startWorld(classic, fault('healthy', { prepare: [] }))
  const nothing = press(classic, start, { card: 'swipe' }, '确认')
  t.true(nothing.facts.includes('amount-refused'))
  t.true(nothing.screens.includes('金额不能为零'))
  const much = press(classic, start, { card: 'swipe' }, '99999999999', '确认', '确认')
  t.true(much.facts.includes('sale-approved'))
  t.is(much.world.flash.log[0]?.amount, 99_999_999_999)
  const longer = press(classic, start, { card: 'swipe' }, '999999999999')
  t.is(longer.view.words.at(-1), '999999999.99')
})
