import test from 'ava'
import { type Condition, holds } from '../../bot/dialog/condition.ts'

const now = { slots: { kind: 'smart', slip: 'printed' }, open: false, failed: 2 }

const table: [string, Condition | undefined, boolean][] = [
  ['no condition', undefined, true],
  ['a slot with the value', { slots: { kind: 'smart' } }, true],
  ['a slot with another value', { slots: { kind: 'classic' } }, false],
  ['a slot with one of several values', { slots: { kind: ['classic', 'smart'] } }, true],
  ['two slots of which one differs', { slots: { kind: 'smart', slip: 'not-printed' } }, false],
  ['a slot without a value', { slots: { phone: '1' } }, false],
  ['known', { known: 'kind' }, true],
  ['known, but it is not', { known: 'phone' }, false],
  ['unknown', { unknown: 'phone' }, true],
  ['unknown, but it is', { unknown: 'kind' }, false],
  ['open, while closed', { open: true }, false],
  ['closed, while closed', { open: false }, true],
  ['failed often enough', { failed: { min: 2 } }, true],
  ['failed too seldom', { failed: { min: 3 } }, false],
  ['not', { not: { known: 'phone' } }, true],
  ['not, of what holds', { not: { known: 'kind' } }, false],
  ['any of two, one holds', { any: [{ open: true }, { known: 'kind' }] }, true],
  ['any of two, none holds', { any: [{ open: true }, { known: 'phone' }] }, false],
  ['all keys together', { known: 'kind', open: true }, false],
]

for (const [title, condition, expected] of table) {
  test(`condition: ${title}`, t => t.is(holds(condition, now), expected))
}
