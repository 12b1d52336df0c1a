import test from 'ava'
import fc from 'fast-check'
import { untilNext } from '../../web/training/browser/until-next.ts'

const hour = 3_600_000

test('the wait ends at the chosen time, today or tomorrow', t => {
  const evening = new Date(2026, 0, 5, 20, 0, 0)
  t.is(untilNext('21:30', evening), 1.5 * hour)
  t.is(untilNext('19:00', evening), 23 * hour)
  t.is(untilNext('20:00', evening), 24 * hour, 'the minute that has begun counts as past')
})

test('a wait that begins at any time ends at the chosen one, not at once and within a day', t => {
  const times = fc.tuple(
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.date({ min: new Date(2025, 0, 1), max: new Date(2030, 0, 1), noInvalidDate: true }),
  )
  const two = (part: number): string => String(part).padStart(2, '0')
  fc.assert(
    fc.property(times, ([hours, minutes, now]) => {
      const wait = untilNext(`${two(hours)}:${two(minutes)}`, now)
      const end = new Date(now.getTime() + wait)
      t.true(wait > 0 && wait <= 25 * hour)
      t.deepEqual([end.getHours(), end.getMinutes()], [hours, minutes])
    }),
  )
})
