import test from 'ava'
import { startWorld } from '../../bot/terminal/start-world.ts'
import { testCards } from '../../bot/terminal/test-card.ts'
import { decodeFrame } from '../../web/terminal/decode-frame.ts'
import { device, fault } from '../terminal/shipped.ts'
import { press } from '../terminal/till.ts'

const classic = device('classic')
const insert = { card: 'insert', pan: testCards[0].pan } as const

/** All frames of a sale and of the settlement after it, which uploads its details one by one. */
const frames = [
  ...press(classic, startWorld(classic, fault('healthy')), insert, '1', '0', '0', '确认', '123456', '确认')
    .world.frames,
  ...press(classic, startWorld(classic, fault('host-one-more')), '确认', '管理', '结算', '确认', '0').world
    .frames,
]

test.serial('a settlement request is taken apart into its head and its fields', t => {
  const decoded = frames
    .map(({ frame }) => decodeFrame(frame))
    .find(
      parts => !('reason' in parts) && parts.some(({ part, value }) => part === 'mti' && value === '0500'),
    )
  if (!decoded || 'reason' in decoded) return t.fail('No 0500 was sent.')
  t.deepEqual(
    decoded.map(({ part }) => part),
    ['length', 'tpdu', 'header', 'mti', 'bitmap', 11, 41, 42, 48, 49, 60, 63],
  )
  t.is(decoded.find(({ part }) => part === 'bitmap')?.bytes, '0020000000C18012')
})

test.serial('the parts of every frame together are as long as the frame', t => {
  t.true(frames.length > 6)
  for (const { frame } of frames) {
    const parts = decodeFrame(frame)
    if ('reason' in parts) return t.fail(parts.reason)
    t.is(parts.map(({ bytes }) => bytes).join('').length, frame.length)
  }
})

test.serial('no card number, PIN block or key can be read, neither in the values nor in the bytes', t => {
  const shown = frames.map(({ frame }) => JSON.stringify(decodeFrame(frame))).join('\n')
  t.true(frames.some(({ frame }) => frame.includes(testCards[0].pan)))
  for (const { pan } of testCards) t.false(shown.includes(pan), pan)
  const parts = frames.flatMap(({ frame }) => {
    const decoded = decodeFrame(frame)
    return 'reason' in decoded ? [] : decoded
  })
  for (const part of parts.filter(({ part: name }) => name === 52 || name === 62)) {
    t.regex(part.value, /^\*+$/)
  }
})

test.serial('bytes that are no message are an error, not a throw', t => {
  t.like(decodeFrame('0102'), { reason: 'too-short' })
  t.like(decodeFrame('x'), { reason: 'not-hexadecimal' })
})
