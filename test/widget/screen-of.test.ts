import test from 'ava'
import { screenOf } from '../../web/widget/screen-of.ts'

test('a step’s screen has its own address, in which names are encoded', t => {
  const screen = { kind: 'classic', version: 'a/b?' }
  t.deepEqual(screenOf({ screen, flow: 'settlement-steps', node: 'open' }), {
    path: '/api/simulator/pictures/a%2Fb%3F/settlement-steps/open/classic.svg',
    kind: 'classic',
  })
})

test('an event without a screen or without a step has no screen address', t => {
  const screen = { kind: 'classic', version: 'v' }
  t.is(screenOf({ flow: 'settlement-steps', node: 'open' }), null)
  t.is(screenOf({ screen, flow: 'settlement-steps' }), null)
})
