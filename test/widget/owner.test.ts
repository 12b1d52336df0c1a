import test from 'ava'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { ownerOf, wantsNumber, wantsRating } from '../../web/widget/owner.ts'

const log = (...facts: Partial<WireEvent>[]): readonly WireEvent[] =>
  facts.map((fact, index) => ({
    ...{ at: '2026-01-05T02:00:00Z', from: 'system', type: 'said' },
    ...fact,
    seq: index + 1,
  }))

const asks = { type: 'stepShown', choices: [{ id: 'done', label: '好了' }] }
const waits = { type: 'handoffRequested' }
const told = (attended: boolean) => ({ type: 'queueTold', attended })

const ratings: readonly [string, boolean, readonly Partial<WireEvent>[]][] = [
  ['a solved problem', true, [{ type: 'flowEnded', outcome: 'solved' }]],
  ['a person who closed', true, [{ type: 'conversationClosed' }]],
  ['a problem left open', false, [{ type: 'flowEnded', outcome: 'left' }]],
  ['a problem given to a person', false, [{ type: 'flowEnded', outcome: 'person' }]],
  ['a solved part of a problem that goes on', false, [{ type: 'flowEnded', outcome: 'solved' }, asks]],
  [
    'a solved problem before another',
    false,
    [{ type: 'flowEnded', outcome: 'solved' }, { type: 'flowStarted' }],
  ],
  ['a rating already given', false, [{ type: 'conversationClosed' }, { type: 'rated' }]],
]

for (const [title, wanted, facts] of ratings) {
  test(`${title}: ${wanted ? 'asks' : 'does not ask'} how it went`, t =>
    t.is(wantsRating(log(...facts)), wanted))
}

const numbers: readonly [string, boolean, readonly Partial<WireEvent>[]][] = [
  ['waiting while nobody is on duty', true, [waits, told(false)]],
  ['waiting while somebody is', false, [waits, told(true)]],
  ['waiting, nothing told yet', false, [told(false), waits]],
  ['somebody has come on duty since', false, [waits, told(false), told(true)]],
  ['no longer waiting', false, [waits, told(false), { type: 'queueLeft' }]],
  ['a number left', false, [waits, told(false), { type: 'callbackLeft' }]],
  ['a number told to the bot', false, [{ type: 'slotFilled', slot: 'phone' }, waits, told(false)]],
  [
    'a number told before all began anew',
    true,
    [{ type: 'slotFilled', slot: 'phone' }, { type: 'restarted' }, waits, told(false)],
  ],
  [
    'a number left before all began anew',
    false,
    [{ type: 'callbackLeft' }, { type: 'restarted' }, waits, told(false)],
  ],
  ['another thing told', true, [{ type: 'slotFilled', slot: 'kind' }, waits, told(false)]],
]

for (const [title, wanted, facts] of numbers) {
  test(`${title}: ${wanted ? 'asks' : 'does not ask'} for a number`, t =>
    t.is(wantsNumber(log(...facts)), wanted))
}

test('a merchant who leaves the queue is back with the bot', t => {
  t.deepEqual(ownerOf(log(waits)), { kind: 'queue' })
  t.deepEqual(ownerOf(log(waits, { type: 'queueLeft' })), { kind: 'bot' })
})
