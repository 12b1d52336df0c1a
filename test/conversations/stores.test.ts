import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { addAgent, changeCapacity } from '../../bot/conversations/accounts/agents.ts'
import {
  isUnavailable,
  isUniqueViolation,
  openDatabase,
  watchOthers,
} from '../../bot/conversations/database.ts'
import { sql } from '../../bot/conversations/kysely.ts'
import { leaseMs } from '../../bot/conversations/leases.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { priorityNumbers } from '../../bot/conversations/priority.ts'
import {
  countsFor,
  listQueue,
  orderOfQueue,
  raise,
  readOwnership,
  readQueueGroups,
} from '../../bot/conversations/queue.ts'
import type { Timers } from '../../bot/conversations/quiet-watch.ts'
import { databaseFile } from '../../bot/conversations/sqlite.ts'
import { appendTurn, createConversation, readEvents, readHeads } from '../../bot/conversations/store.ts'
import { createWake } from '../../bot/conversations/wake.ts'
import { watchHeads } from '../../bot/conversations/watch-heads.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import type { Agent } from '../../bot/dialog/owner.ts'
import { StartFailure } from '../../bot/start-failure.ts'
import { onBothStores, type Place } from './both-stores.ts'
import { content, openTestDesk, temporaryFolder } from './open-test-desk.ts'

const both = onBothStores(test)

const open = ({ folder, databaseUrl }: Place) => openDatabase(folder, databaseUrl)

const event = (seq: number): ConversationEvent => ({
  seq,
  at: Date.UTC(2026, 10, 23, 4),
  type: 'conversationStarted',
  from: 'system',
  version: 'v',
})

both('processes that start on an empty database at the same time all find every table', async (t, place) => {
  const script = `
    const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, '../../bot/conversations/database.ts'))})
    const db = await openDatabase(${JSON.stringify(place.folder)}, ${JSON.stringify(place.databaseUrl)})
    await db.selectFrom('events').selectAll().execute()
    await db.destroy()
  `
  const ends = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '--eval', script], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let trouble = ''
      child.stderr.on('data', chunk => {
        trouble += chunk
      })
      const [code] = await once(child, 'close')
      return `${code} ${trouble}`.trim()
    }),
  )
  t.deepEqual(ends, ['0', '0', '0'])
})

both('connections opened at the same time in one process wait for each other', async (t, place) => {
  const opened = await Promise.all([open(place), open(place), open(place)])
  t.teardown(() => Promise.all(opened.map(db => db.destroy())))
  await Promise.all(opened.map((db, index) => createConversation(db, `c${index}`, 'hash', [event(1)])))
  for (const db of opened) {
    const rows = await db.selectFrom('conversations').select(['id', 'created_at']).orderBy('id').execute()
    t.deepEqual(
      rows,
      opened.map((_, index) => ({ id: `c${index}`, created_at: event(1).at })),
      'times are numbers',
    )
  }
})

both(
  'a turn is stored completely or not at all, without affecting others in the same commit',
  async (t, place) => {
    const db = await open(place)
    t.teardown(() => db.destroy())
    await createConversation(db, 'c', 'hash', [event(1), event(2)])
    const outcomes = await Promise.all([
      appendTurn(db, 'c', 'm1', [event(3), event(4)]),
      appendTurn(db, 'c', 'm2', [event(4), event(5)]),
      appendTurn(db, 'd', 'm1', [event(1)]),
      appendTurn(db, 'd', 'm1', [event(2)]),
    ])
    t.is(outcomes.filter(outcome => outcome === 'conflict').length, 2)
    const heads = await readHeads(db, ['c', 'd', 'nobody'])
    const log = await readEvents(db, 'c')
    t.deepEqual(
      log.map(({ seq }) => seq),
      Array.from({ length: heads.get('c') ?? 0 }, (_, index) => index + 1),
    )
    t.is((await readEvents(db, 'd')).length, 1)
    t.false(heads.has('nobody'))
  },
)

both('a failed transaction leaves nothing behind and does not disturb a concurrent one', async (t, place) => {
  const db = await open(place)
  t.teardown(() => db.destroy())
  const row = (id: string) => ({ id, token_hash: 'hash', created_at: 1 })
  const failing = db.transaction().execute(async own => {
    await own.insertInto('conversations').values(row('kept')).execute()
    t.truthy(await own.selectFrom('conversations').select('id').where('id', '=', 'kept').executeTakeFirst())
    await own.insertInto('conversations').values(row('kept')).execute()
  })
  const beside = db.insertInto('conversations').values(row('other')).execute()
  const [failed] = await Promise.allSettled([failing, beside])
  t.true(failed.status === 'rejected' && isUniqueViolation(failed.reason))
  t.deepEqual(await db.selectFrom('conversations').select('id').execute(), [{ id: 'other' }])
})

/** Timers that ring by hand. */
function handTimers(): { timers: Timers; ring: () => void } {
  const rings: (() => void)[] = []
  const after: Timers['after'] = (_milliseconds, ring) => {
    rings.push(ring)
    return () => {}
  }
  return { timers: { after }, ring: () => rings.shift()?.() }
}

both.onPostgres(
  'a connection that breaks during a transaction fails only that transaction',
  async (t, place) => {
    const [db, other] = [await open(place), await open(place)]
    t.teardown(() => Promise.all([db.destroy(), other.destroy()]))
    const failure = await t.throwsAsync(
      db.transaction().execute(async held => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held)
        // Resolves when the session is gone: the break is noticed while the connection is in use.
        await sql`select pg_terminate_backend(${rows[0]?.pid}, 10000)`.execute(other)
        await createConversation(held, 'c', 'hash', [event(1)])
      }),
    )
    t.true(isUnavailable(failure), failure.message)
    t.deepEqual(await readEvents(db, 'c'), [])
    await createConversation(db, 'c', 'hash', [event(1)])
    t.is((await readEvents(db, 'c')).length, 1)
  },
)

both('an event at one desk wakes readers at another, by a hint or when they look', async (t, place) => {
  const { timers, ring } = handTimers()
  const writing = await openTestDesk(place.folder, content, place)
  const reading = await openTestDesk(place.folder, content, { ...place, timers })
  t.teardown(() => Promise.all([writing.close(), reading.close()]))
  const seen = new Promise<void>((resolve, reject) => {
    reading.wake.listen('c1', () => {
      readEvents(reading.db, 'c1').then(log => log.length > 0 && resolve(), reject)
    })
  })
  await writing
    .openChannel('test')
    .receive({ conversationId: 'c1', incoming: { kind: 'start' }, tokenHash: 'x' })
  // PostgreSQL brings a hint: there nobody has to look.
  if (place.store === 'SQLite') ring()
  await seen
  t.pass()
})

both('when a hint is lost, the next look finds the events', async (t, place) => {
  const db = await open(place)
  t.teardown(() => db.destroy())
  const wake = createWake()
  const { timers, ring } = handTimers()
  t.teardown(watchHeads(db, wake, timers, error => t.fail(String(error))))
  await createConversation(db, 'c', 'hash', [event(1)])
  const woken = new Promise<void>(resolve => wake.listen('c', () => resolve()))
  ring()
  await woken
  t.pass()
})

test.serial('on SQLite a desk looks only after another process has written', async t => {
  const place = temporaryFolder()
  t.teardown(place.remove)
  const [own, other] = [await openDatabase(place.folder), await openDatabase(place.folder)]
  t.teardown(() => Promise.all([own.destroy(), other.destroy()]))
  const othersWrote = watchOthers(own)
  t.true(await othersWrote())
  t.false(await othersWrote())
  await createConversation(own, 'mine', 'hash', [event(1)])
  t.false(await othersWrote())
  await createConversation(other, 'theirs', 'hash', [event(1)])
  t.true(await othersWrote())
  t.false(await othersWrote())
})

test.serial('SQLite’s log is copied without blocking the desk, and then starts over', async t => {
  const place = temporaryFolder()
  t.teardown(place.remove)
  const db = await openDatabase(place.folder)
  t.teardown(() => db.destroy())
  // The log's header counts how often it has begun.
  const begun = () => readFileSync(join(place.folder, `${databaseFile}-wal`)).readUInt32BE(12)
  const write = (name: string) => createConversation(db, name, 'hash', [event(1)])
  await Promise.all(Array.from({ length: 600 }, (_, index) => write(`c${index}`)))
  const before = begun()
  // Far less than the log that a commit would copy by itself, and far more waits for the disk than copying takes.
  for (let count = 0; count < 1500 && begun() === before; count += 1) await write(`d${count}`)
  t.true(begun() > before)
})

test.serial('an unreachable PostgreSQL is reported in a sentence that says what to do', async t => {
  await t.throwsAsync(openDatabase('', 'postgres://nobody:secret@127.0.0.1:1/desk'), {
    instanceOf: StartFailure,
    message: /^(?!.*secret).*cannot be reached.*DATABASE_URL/,
  })
})

const idle: Timers = { after: () => () => {} }

const person = (id: string): Agent => ({ id, name: id, role: 'agent' })

/** A merchant who waits for a person. */
async function queueUp(desk: OpenDesk, id: string, ...first: string[]): Promise<void> {
  const channel = desk.openChannel('test')
  await channel.receive({ conversationId: id, incoming: { kind: 'start' }, tokenHash: 'x' })
  for (const choice of [...first, 'person', 'no-phone'])
    await channel.receive({ conversationId: id, incoming: { kind: 'choice', messageId: choice, choice } })
}

both('queue, claim, transfer, lease and raise work the same on both databases', async (t, place) => {
  const clock = { at: Date.UTC(2026, 10, 23, 4) }
  const { databaseUrl } = place
  const desk = await openTestDesk(place.folder, content, { databaseUrl, now: () => clock.at, timers: idle })
  t.teardown(() => desk.close())
  for (const id of ['c1', 'c2', 'c3']) {
    await queueUp(desk, id)
    clock.at += 1000
  }
  await queueUp(desk, 'urgent', 'intent:storage-full')
  t.deepEqual(await orderOfQueue(desk.db), ['urgent', 'c1', 'c2', 'c3'])
  t.true(await raise(desk.db, 'c3', content.queue))
  t.deepEqual(await orderOfQueue(desk.db), ['c3', 'urgent', 'c1', 'c2'])
  const { act } = desk.handoff
  await act('c3', { kind: 'claim', messageId: 'm1', agent: person('ann'), cause: 'claim' })
  await act('c3', { kind: 'transfer', messageId: 'm2', agent: person('ann'), to: person('bea') })
  await act('urgent', { kind: 'claim', messageId: 'm3', agent: person('bea'), cause: 'claim' })
  await act('urgent', { kind: 'say', messageId: 'm4', agent: person('bea'), text: '您好' })
  const mine = await listQueue(desk.db, 'mine', 'bea')
  t.deepEqual(
    mine.map(row => row.conversation_id),
    ['c3', 'urgent'],
    'who waits for a word comes first',
  )
  clock.at += leaseMs + 1
  await desk.handoff.sweep()
  t.like(await readOwnership(desk.db, 'urgent'), {
    state: 'queue',
    agent: null,
    priority: priorityNumbers.returned,
  })
  t.like(await readOwnership(desk.db, 'c3'), {
    state: 'queue',
    agent: null,
    priority: priorityNumbers.raised,
  })
  t.is((await orderOfQueue(desk.db))[0], 'c3', 'what was moved to the front is there again')
  t.deepEqual(countsFor(await readQueueGroups(desk.db), 'bea'), { waiting: 4, mine: 0, all: 4 })
})

both(
  'desks that assign merchants to one agent at the same time respect the account’s capacity',
  async (t, place) => {
    const { databaseUrl } = place
    const open = () => openTestDesk(place.folder, content, { databaseUrl, timers: idle })
    const desks = [await open(), await open()] as const
    t.teardown(() => Promise.all(desks.map(desk => desk.close())))
    const [{ db }] = desks
    const agent = await addAgent(db, '慢', 'agent', 0)
    if (!agent) return t.fail('the name is free')
    await changeCapacity(db, agent.id, 3)
    const ids = Array.from({ length: 12 }, (_, index) => `c${index}`)
    for (const id of ids) await queueUp(desks[0], id)
    const claim = (id: string, { handoff }: OpenDesk) =>
      handoff.act(id, { kind: 'claim', messageId: 'claim', agent, cause: 'claim' })
    const handled = await Promise.all(ids.map((id, index) => claim(id, desks[index % 2 ? 1 : 0])))
    t.is(handled.filter(one => 'events' in one).length, 3)
    t.is(handled.filter(one => 'refused' in one && one.refused === 'at-capacity').length, 9)
    const { mine } = countsFor(await readQueueGroups(db), agent.id)
    t.is(mine, 3)
  },
)

both(
  'two processes that claim the same merchants at once divide them without collision',
  async (t, place) => {
    const { databaseUrl } = place
    const desk = await openTestDesk(place.folder, content, { databaseUrl, timers: idle })
    t.teardown(() => desk.close())
    const ids = Array.from({ length: 24 }, (_, index) => `c${index}`)
    for (const id of ids) await queueUp(desk, id)
    const claimer = (name: string) => `
    const { openTestDesk } = await import(${JSON.stringify(join(import.meta.dirname, 'open-test-desk.ts'))})
    const timers = { after: () => () => {} }
    const place = ${JSON.stringify(place)}
    const desk = await openTestDesk(place.folder, undefined, { databaseUrl: place.databaseUrl, timers })
    process.stdout.write('ready\\n')
    await new Promise(resolve => process.stdin.once('data', resolve))
    const won = []
    for (const id of ${JSON.stringify(ids)}) {
      const agent = { id: '${name}-' + id, name: '${name}', role: 'agent' }
      const handled = await desk.handoff.act(id, { kind: 'claim', messageId: 'claim', agent, cause: 'claim' })
      if ('events' in handled) won.push(id)
    }
    process.stdout.write(JSON.stringify(won))
    process.stdin.destroy()
    await desk.close()
  `
    const processes = ['ann', 'bea'].map(name => {
      const args = ['--import=tsx', '--input-type=module', '--eval', claimer(name)]
      const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
      t.teardown(() => child.kill())
      let said = ''
      child.stdout.on('data', chunk => {
        said += chunk
      })
      return { name, child, ended: once(child, 'close'), said: () => said }
    })
    await Promise.all(processes.map(({ child }) => once(child.stdout, 'data')))
    for (const { child } of processes) child.stdin.end('go\n')
    await Promise.all(processes.map(({ ended }) => ended))
    const won = processes.map(({ name, said }) => {
      const own: readonly string[] = JSON.parse(said().replace('ready\n', ''))
      return { name, own }
    })
    t.deepEqual(won.flatMap(({ own }) => own).toSorted(), ids.toSorted(), 'each merchant has one agent')
    for (const { name, own } of won) {
      for (const id of own) t.is((await readOwnership(desk.db, id))?.agent_name, name)
    }
    for (const id of ids) {
      const claims = (await readEvents(desk.db, id)).filter(({ type }) => type === 'conversationClaimed')
      t.is(claims.length, 1)
    }
  },
)
