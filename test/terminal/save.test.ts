import test from 'ava'
import { restoreWorld, saveWorld } from '../../bot/terminal/save.ts'
import { startWorld, type World } from '../../bot/terminal/world.ts'
import { device, fault, terminals } from './shipped.ts'
import { press } from './till.ts'

const classic = device()
const find = (kind: 'classic' | 'esign' | 'smart', skin: string) =>
  terminals.skins[skin] ? device(kind, skin) : undefined
const saved = (): string =>
  saveWorld(classic, press(classic, startWorld(classic, fault('storage-full'))).world)

test('a saved world goes on where it was, on the same device', t => {
  const before = press(classic, startWorld(classic, fault('paper-out')), '菜单', '管理', '结算', '确认')
  const restored = restoreWorld(saveWorld(classic, before.world), find)
  t.true(restored.ok)
  if (!restored.ok) return
  t.deepEqual(restored.device, classic)
  t.deepEqual(restored.world, { ...before.world, frames: [] })
  t.true(press(restored.device, restored.world, { paper: 'load' }, '确认', '0').facts.includes('settled'))
})

test('a saved full terminal is short enough for a link', t => {
  t.true(saved().length < 12_000, `${saved().length} characters`)
})

// What was done to the text → what the person is told.
const damage: readonly (readonly [string, (text: string) => string, string])[] = [
  ['empty', () => '', 'unreadable'],
  ['no JSON', text => text.slice(0, -5), 'unreadable'],
  ['another JSON', () => '[1,2]', 'unreadable'],
  ['no state', () => '{"version":1,"kind":"classic","skin":"newpos"}', 'unreadable'],
  ['an older version', text => text.replace('"version":1', '"version":0'), 'older-version'],
  ['a newer version', text => text.replace('"version":1', '"version":2'), 'newer-version'],
  ['a changed amount', text => text.replace('\\"amount\\":1000', '\\"amount\\":9000'), 'tampered'],
  ['another skin', text => text.replace('"skin":"newpos"', '"skin":"pax"'), 'tampered'],
]

for (const [name, change, error] of damage) {
  test(`a saved state with ${name} is refused as ${error}`, t => {
    t.deepEqual(restoreWorld(change(saved()), find), { ok: false, error })
  })
}

test('a state with a right check sum that is no world, or of an unknown device, is refused', t => {
  const hollow: World = JSON.parse('{"journal":{"snapshot":{},"entries":[]}}')
  const forged = saveWorld(classic, hollow)
  t.deepEqual(restoreWorld(forged, find), { ok: false, error: 'tampered' })
  t.deepEqual(
    restoreWorld(saved(), () => undefined),
    { ok: false, error: 'unknown-device' },
  )
})
