import test from 'ava'
import type { Story } from '../../bot/content/proofs-schema.ts'
import { type Proof, prove } from '../../bot/proof/prove.ts'
import { makeDevice } from '../../bot/terminal/device.ts'
import { startWorld } from '../../bot/terminal/world.ts'
import { contentAdvising, model } from './shipped.ts'

const story: Story = {
  opens: ['storage-full'],
  begins: [],
  quotes: false,
  knows: {},
  answers: {},
  thorough: false,
  ends: ['solved'],
  symptom: [],
}

/** Follows advice of one step on a classic terminal. */
function follow(advice: string, faultId: string, skinId: string, ending = '{end: solved}'): Proof {
  const content = contentAdvising(
    'storage-full',
    `start: act
nodes:
  act:
    ask: 照做
    do: ${advice}
    choices: [{id: done, label: 好了, go: last}]
  last: ${ending}
`,
  )
  const { devices, faults, skins } = content.terminals
  const fault = faults[faultId]
  const skin = skins[skinId]
  if (!fault || !skin) throw new Error(`There is no fault ${faultId} or no skin ${skinId}.`)
  const device = makeDevice(devices.classic, skin)
  const world = startWorld(device, fault)
  return prove({ content, model, device, fault, world, story, intent: 'storage-full', seed: 1 })
}

test('clearing the log first loses the offline sales, and the proof says how much', t => {
  const { outcome, why } = follow(
    '{classic: [菜单, 管理, 柜员, 更换柜员, "99", 确认, "12345678", 确认, 清除交易流水, 确认]}',
    'offline-sales',
    'newpos',
  )
  t.is(outcome, 'failed')
  t.deepEqual(why, ['wiped: 21.00 in 2 trade(s), trace 2, 3'])
})

test('pulling the plug in the upload leaves the batch open, and the proof says how much waits', t => {
  const { outcome, why } = follow(
    '{classic: [菜单, 管理, 结算, 确认, {wait: 2000}, {power: "off"}, {wait: 5000}, {power: "on"}]}',
    'storage-full',
    'landi',
  )
  t.is(outcome, 'failed')
  t.deepEqual(why, ['solved, but the terminal takes no sale; 186.00 wait in its log'])
})

test('settling again at once sends a batch twice, and the proof says how much', t => {
  const { outcome, why } = follow('{classic: [菜单, 管理, 结算, 确认]}', 'log-not-freed', 'newpos')
  t.is(outcome, 'failed')
  const trades = '186.00 in 12 trade(s), trace 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13'
  t.deepEqual(why, [`suspense: ${trades}`, `settled-again: ${trades}`])
})

const toPerson = '{handoff: true, say: 转人工}'

test('settling again is harm even when a person takes over', t => {
  const { why } = follow('{classic: [菜单, 管理, 结算, 确认]}', 'log-not-freed', 'newpos', toPerson)
  t.true(why.some(each => each.startsWith('settled-again: 186.00')))
})

test('the same harness passes good advice', t => {
  const { outcome, why } = follow('[open-settlement, run-settlement, no-details]', 'offline-sales', 'newpos')
  t.deepEqual(why, [])
  t.is(outcome, 'cured')
})
