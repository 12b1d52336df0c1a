import test from 'ava'
import fc from 'fast-check'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { emptyTranscript, hasGap, lastSeq, receive } from '../../web/widget/transcript.ts'

const event = (seq: number): WireEvent => ({
  seq,
  at: '2026-01-05T02:00:00Z',
  from: 'bot',
  type: 'said',
  text: `${seq}`,
})

test('events that arrive in any order, in any pieces and several times are each kept once, in order', t => {
  const arrivals = fc
    .integer({ min: 1, max: 20 })
    .chain(count =>
      fc.tuple(
        fc.constant(count),
        fc.array(fc.array(fc.integer({ min: 1, max: count }), { maxLength: 6 }), { maxLength: 12 }),
      ),
    )
  fc.assert(
    fc.property(arrivals, ([count, pieces]) => {
      let transcript = emptyTranscript
      for (const piece of pieces) transcript = receive(transcript, piece.map(event))
      t.deepEqual(
        transcript.events.map(({ seq }) => seq),
        transcript.events.map((_, index) => index + 1),
      )
      const all = receive(
        transcript,
        Array.from({ length: count }, (_, index) => event(index + 1)),
      )
      t.is(lastSeq(all), count)
      t.false(hasGap(all))
    }),
  )
})

test('an event whose predecessor is missing is held back until that arrives', t => {
  const gapped = receive(emptyTranscript, [event(1), event(3)])
  t.is(lastSeq(gapped), 1)
  t.true(hasGap(gapped))
  t.is(lastSeq(receive(gapped, [event(2)])), 3)
})

test('a repeated event changes nothing, so that nothing is drawn again', t => {
  const transcript = receive(emptyTranscript, [event(1), event(2)])
  t.is(receive(transcript, [event(2), event(1)]), transcript)
})
