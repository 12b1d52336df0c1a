import test, { type ExecutionContext } from 'ava'
import { addAgent, changeCapacity } from '../../bot/conversations/accounts/agents.ts'
import { expiredLeases, leaseMs, leaveGraceMs } from '../../bot/conversations/leases.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { readPresence } from '../../bot/conversations/presence.ts'
import { priorityNumbers } from '../../bot/conversations/priority.ts'
import {
  countsFor,
  listQueue,
  orderOfQueue,
  raise,
  readOwnership,
  readQueueGroups,
} from '../../bot/conversations/queue.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { foldEvents } from '../../bot/dialog/conversation.ts'
import type { Agent } from '../../bot/dialog/owner.ts'
import { content, openTestDesk, temporaryFolder } from './open-test-desk.ts'

const ann: Agent = { id: 'ann', name: '安', role: 'agent' }
const bea: Agent = { id: 'bea', name: '贝', role: 'agent' }
const noon = Date.UTC(2026, 10, 23, 4)
const idle = { after: () => () => {} }

/** Two desks on one real database, with a clock that the test moves and no timers. */
async function openTwo(t: ExecutionContext) {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const clock = { at: noon }
  const parts = { now: () => clock.at, timers: idle }
  const first = await openTestDesk(folder, content, parts)
  t.teardown(() => first.close())
  const second = await openTestDesk(folder, content, parts)
  t.teardown(() => second.close())
  return { first, second, clock }
}

/** A merchant who waits for a person. */
async function queueUp(desk: OpenDesk, id: string): Promise<void> {
  const channel = desk.openChannel('test')
  await channel.receive({ conversationId: id, incoming: { kind: 'start' }, tokenHash: 'x' })
  for (const choice of ['person', 'no-phone'])
    await channel.receive({ conversationId: id, incoming: { kind: 'choice', messageId: choice, choice } })
}

const claim = (agent: Agent, messageId = 'claim') =>
  ({ kind: 'claim', messageId, agent, cause: 'claim' }) as const
const release = (agent: Agent, messageId: string) => ({ kind: 'release', messageId, agent }) as const

test.serial(
  'when two agents at two desks claim at once, a thousand times, exactly one succeeds, and the queue says who',
  async t => {
    const { first, second } = await openTwo(t)
    await queueUp(first, 'c1')
    let single = 0
    for (let round = 0; round < 1000; round++) {
      const handled = await Promise.all([
        first.handoff.act('c1', claim(ann, `a${round}`)),
        second.handoff.act('c1', claim(bea, `b${round}`)),
      ])
      const winners = [ann, bea].filter((_, index) => {
        const result = handled[index]
        return result && 'events' in result
      })
      const [winner] = winners
      const row = await readOwnership(first.db, 'c1')
      if (winners.length === 1 && winner && row?.agent === winner.id) single += 1
      if (winner) await first.handoff.act('c1', release(winner, `r${round}`))
      // A short log keeps a thousand folds short.
      if (round % 50 === 49) await forget(first)
    }
    t.is(single, 1000)
  },
)

/** Starts the conversation anew: the race is about the end of the log, not its length. */
async function forget(desk: OpenDesk): Promise<void> {
  await desk.db.deleteFrom('events').where('conversation_id', '=', 'c1').execute()
  await desk.db.deleteFrom('conversations').where('id', '=', 'c1').execute()
  await desk.db.deleteFrom('ownership').where('conversation_id', '=', 'c1').execute()
  await queueUp(desk, 'c1')
}

test.serial(
  'a silent browser loses its conversation, and the merchant is told; a live one keeps it',
  async t => {
    const { first, second, clock } = await openTwo(t)
    await queueUp(first, 'c1')
    await first.handoff.heartbeat(ann)
    await first.handoff.act('c1', claim(ann))
    clock.at += leaseMs - 1
    await first.handoff.heartbeat(ann)
    clock.at += leaseMs - 1
    await first.handoff.sweep()
    t.is((await readOwnership(first.db, 'c1'))?.agent, 'ann')
    // What the merchant says renews nothing.
    const words = { kind: 'text', messageId: 'm', text: '还在吗' } as const
    await first.openChannel('test').receive({ conversationId: 'c1', incoming: words })
    clock.at += 2
    await Promise.all([first.handoff.sweep(), second.handoff.sweep()])
    t.like(await readOwnership(first.db, 'c1'), {
      state: 'queue',
      agent: null,
      priority: priorityNumbers.returned,
    })
    const log = await readEvents(first.db, 'c1')
    const expired = log.filter(event => event.type === 'conversationReleased')
    t.is(expired.length, 1)
    t.like(expired[0], {
      cause: 'lease-expired',
      speech: { text: content.dialog.responses.desk.leaseExpired },
    })
  },
)

test.serial('a heartbeat that arrives after the desk has looked still saves the lease', async t => {
  const { first, clock } = await openTwo(t)
  await queueUp(first, 'c1')
  await first.handoff.act('c1', claim(ann))
  clock.at += leaseMs + 1
  const [looked] = await expiredLeases(first.db, clock.at)
  t.is(looked?.agent, 'ann')
  await first.handoff.heartbeat(ann)
  const incoming = { kind: 'lease-expired', messageId: 'lease:late', agent: 'ann' } as const
  t.deepEqual(await first.openChannel('test').receive({ conversationId: 'c1', incoming }), {
    refused: 'not-yours',
  })
  t.like(await readOwnership(first.db, 'c1'), { state: 'agent', agent: 'ann' })
  t.false((await readEvents(first.db, 'c1')).some(({ type }) => type === 'conversationReleased'))
})

test.serial(
  'after a window is closed its conversation is kept for a grace period, or for good if another window is alive',
  async t => {
    const { first, clock } = await openTwo(t)
    await queueUp(first, 'c1')
    await first.handoff.heartbeat(ann)
    await first.handoff.act('c1', claim(ann))
    await first.handoff.leave(ann)
    t.is((await readPresence(first.db, clock.at)).length, 1)
    clock.at += leaveGraceMs - 1
    await first.handoff.heartbeat(ann)
    clock.at += leaveGraceMs
    await first.handoff.sweep()
    t.is((await readOwnership(first.db, 'c1'))?.agent, 'ann')
    await first.handoff.leave(ann)
    clock.at += leaveGraceMs + 1
    t.is((await readPresence(first.db, clock.at)).length, 0)
    await first.handoff.sweep()
    t.like(await readOwnership(first.db, 'c1'), { state: 'queue', agent: null })
  },
)

test.serial('a repeated action gives the same events and adds none', async t => {
  const { first, second } = await openTwo(t)
  await queueUp(first, 'c1')
  const once = await first.handoff.act('c1', claim(ann))
  const twice = await second.handoff.act('c1', claim(ann))
  t.deepEqual(twice, once)
})

test.serial('no agent can claim more than their capacity', async t => {
  const { first } = await openTwo(t)
  const { capacity } = content.queue
  for (let index = 0; index <= capacity; index++) await queueUp(first, `c${index}`)
  const handled = await Promise.all(
    Array.from({ length: capacity + 1 }, (_, index) => first.handoff.act(`c${index}`, claim(ann))),
  )
  t.is(handled.filter(isFull).length, 1)
  t.deepEqual(countsFor(await readQueueGroups(first.db), 'ann'), {
    waiting: 1,
    mine: capacity,
    all: capacity + 1,
  })
})

const isFull = (handled: object): boolean => 'refused' in handled && handled.refused === 'at-capacity'

test.serial('an account can have a lower capacity, and only a supervisor may exceed it', async t => {
  const { first, clock } = await openTwo(t)
  const slow = await addAgent(first.db, '慢', 'agent', clock.at)
  if (!slow) return t.fail('the name is free')
  await changeCapacity(first.db, slow.id, 1)
  for (const id of ['c1', 'c2', 'c3']) await queueUp(first, id)
  const kept = await first.handoff.act('c1', claim(slow))
  t.true('events' in kept)
  t.true(isFull(await first.handoff.act('c2', claim(slow))))
  await first.handoff.act('c2', claim(ann))
  const transfer = (agent: Agent, messageId: string) =>
    first.handoff.act('c2', { kind: 'transfer', messageId, agent, to: slow })
  t.true(isFull(await transfer(ann, 't1')))
  t.false(isFull(await transfer({ ...bea, role: 'supervisor' }, 't2')))
  t.like(await readOwnership(first.db, 'c2'), { state: 'agent', agent: slow.id })
})

/** A merchant who waits for a person with a problem named before. */
async function queueUpWith(desk: OpenDesk, id: string, intent: string): Promise<void> {
  const channel = desk.openChannel('test')
  await channel.receive({ conversationId: id, incoming: { kind: 'start' }, tokenHash: 'x' })
  for (const choice of [`intent:${intent}`, 'person', 'no-phone'])
    await channel.receive({ conversationId: id, incoming: { kind: 'choice', messageId: choice, choice } })
}

test.serial(
  'merchants who cannot take payments are served before others who wait a little longer, and a supervisor may move anybody to the front',
  async t => {
    const { first, clock } = await openTwo(t)
    const minute = 60_000
    await queueUp(first, 'patient')
    clock.at += (content.queue.priorities.urgent.ahead - 1) * minute
    await queueUp(first, 'calm')
    clock.at += 5 * minute
    await queueUpWith(first, 'urgent', 'storage-full')
    t.like(await readOwnership(first.db, 'urgent'), { priority: priorityNumbers.urgent })
    t.deepEqual(await orderOfQueue(first.db), ['patient', 'urgent', 'calm'])
    const callback = { kind: 'callback', messageId: 'k', phone: '138****0000' } as const
    await first.openChannel('test').receive({ conversationId: 'urgent', incoming: callback })
    t.like(await readOwnership(first.db, 'urgent'), { priority: priorityNumbers.urgent })
    t.true(await raise(first.db, 'calm', content.queue))
    t.deepEqual(await orderOfQueue(first.db), ['calm', 'patient', 'urgent'])
    const rows = await listQueue(first.db, 'waiting', 'ann')
    t.deepEqual(
      rows.map(row => row.conversation_id),
      ['calm', 'patient', 'urgent'],
    )
    await first.handoff.act('calm', claim(ann))
    t.false(await raise(first.db, 'calm', content.queue), 'nobody waits there any more')
  },
)

test.serial(
  'the row in the queue is the fold of the log, and waiting merchants are told their place',
  async t => {
    const { first, clock } = await openTwo(t)
    for (const id of ['c1', 'c2', 'c3']) {
      await queueUp(first, id)
      clock.at += 1000
    }
    await first.handoff.heartbeat(ann)
    await first.handoff.sweep()
    const told = await Promise.all(['c1', 'c2', 'c3'].map(id => readEvents(first.db, id)))
    t.deepEqual(
      told.map(log => log.flatMap(event => (event.type === 'queueTold' ? [event.key, event.place] : []))),
      [
        ['next', 1],
        ['place', 2],
        ['place', 3],
      ],
    )
    const rows = await listQueue(first.db, 'waiting', 'ann')
    t.deepEqual(
      rows.map(row => row.conversation_id),
      ['c1', 'c2', 'c3'],
    )
    for (const row of rows) {
      const now = foldEvents(await readEvents(first.db, row.conversation_id))
      t.is(row.version, now.seq)
      t.is(row.waiting_since, now.waitingSince)
      t.is(row.state, now.owner.kind)
    }
  },
)
