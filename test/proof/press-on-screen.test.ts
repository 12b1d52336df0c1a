import test from 'ava'
import { carryOut, lookAround, mishit, pickUp } from '../../bot/proof/hands.ts'
import { makeDevice } from '../../bot/terminal/device.ts'
import { look } from '../../bot/terminal/view.ts'
import { startWorld } from '../../bot/terminal/world.ts'
import { unfold } from '../../web/terminal/unfold.ts'
import { content } from './shipped.ts'

const { devices, skins, faults } = content.terminals
const skin = skins.newpos
const fault = faults.healthy
if (!skin || !fault) throw new Error('The content has no skin newpos or no fault healthy.')
const device = makeDevice(devices.classic, skin)
const till = pickUp(device, startWorld(device, fault))

test('a press for words on the screen is done if they are there, and left out if not', t => {
  const done = carryOut(till, [
    { screen: '欢迎使用', press: '菜单' },
    { screen: '没有的字', press: '取消' },
    { screen: '预授权', press: '管理' },
  ])
  t.deepEqual(done.pressed, ['菜单', '管理'])
  t.true(done.shown.some(lines => lines.join('').includes('签退')))
  t.deepEqual(done.missing, [])
})

test('presses of words that are nowhere on the device are noted', t => {
  t.deepEqual(carryOut(till, ['全部结算']).missing, ['全部结算'])
})

test('waiting does not make the merchant forget what was seen', t => {
  const settled = carryOut(till, content.gestures['open-settlement']?.classic ?? [])
  t.true(lookAround(carryOut(settled, [{ wait: 5000 }])).facts.includes('totals-shown'))
  t.true(lookAround(mishit(settled, '5')).facts.includes('totals-shown'))
  t.false(lookAround(carryOut(settled, ['取消'])).facts.includes('totals-shown'))
})

test('the player of demonstrations keeps or drops such a press in the same way', t => {
  const view = look(device, till.world)
  const script = [
    { screen: '没有的字', press: '取消' },
    { screen: '欢迎使用', press: '菜单' },
  ]
  t.deepEqual(unfold(script, 0, view), ['菜单'])
})
