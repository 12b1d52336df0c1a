import test from 'ava'
import { screenOf } from '../../web/widget/screen-of.ts'

test('a step’s screen has an address of its own, with nothing of its names left as path', t => {
  const screen = { kind: 'classic', version: 'a/b?' }
  t.deepEqual(screenOf({ screen, flow: 'settlement-steps', node: 'open' }), {
    path: '/api/simulator/pictures/a%2Fb%3F/settlement-steps/open/classic.svg',
    kind: 'classic',
  })
})

test('without a screen, or a step that it belongs to, there is none', t => {
  const screen = { kind: 'classic', version: 'v' }
  t.is(screenOf({ flow: 'settlement-steps', node: 'open' }), null)
  t.is(screenOf({ screen, flow: 'settlement-steps' }), null)
})
