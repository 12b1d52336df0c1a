import test from 'ava'
import { isOpen } from '../../bot/dialog/opening-hours.ts'

const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }

const table: [string, string, boolean][] = [
  ['Monday at nine in China', '2026-11-23T01:00:00Z', true],
  ['Monday a minute before nine', '2026-11-23T00:59:00Z', false],
  ['Friday a minute before six', '2026-11-27T09:59:00Z', true],
  ['Friday at six', '2026-11-27T10:00:00Z', false],
  ['Saturday noon', '2026-11-28T04:00:00Z', false],
  ['Sunday evening in London, already Monday in China', '2026-11-22T20:00:00Z', false],
]

for (const [title, instant, expected] of table) {
  test(`opening hours: ${title}`, t => t.is(isOpen(hours, Date.parse(instant)), expected))
}
