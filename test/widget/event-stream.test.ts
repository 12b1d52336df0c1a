import test from 'ava'
import fc from 'fast-check'
import { createStreamReader } from '../../web/widget/event-stream.ts'

const stream =
  ': hello\n\nid: 1\ndata: {"seq":1}\n\n: beat\n\nid: 2\r\ndata: {"seq":2,\r\ndata: "text":"「满」"}\r\n\r\ndata:3\n\nevent: x\n\nevent: typing\ndata: {}\n\ndata: 4\n\n'
const message = (data: string) => ({ type: 'message', data })
const expected = [
  message('{"seq":1}'),
  message('{"seq":2,\n"text":"「满」"}'),
  message('3'),
  { type: 'typing', data: '{}' },
  message('4'),
]

test('a stream cut at any places yields the same events', t => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 20 }), cuts => {
      const places = [0, ...cuts.sort((a, b) => a - b), stream.length]
      const read = createStreamReader()
      t.deepEqual(
        places.slice(1).flatMap((end, index) => read(stream.slice(places[index], end))),
        expected,
      )
    }),
  )
})

test('an event is not returned before its terminating empty line', t => {
  const read = createStreamReader()
  t.deepEqual(read('data: {"seq":1}\n'), [])
  t.deepEqual(read('\n'), [message('{"seq":1}')])
})
