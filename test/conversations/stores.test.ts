import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import test from 'ava'
import { isUniqueViolation, openDatabase } from '../../bot/conversations/database.ts'
import type { Timers } from '../../bot/conversations/quiet-watch.ts'
import { appendTurn, createConversation, readEvents, readHeads } from '../../bot/conversations/store.ts'
import { createWake } from '../../bot/conversations/wake.ts'
import { watchHeads } from '../../bot/conversations/watch-heads.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { StartFailure } from '../../bot/start-failure.ts'
import { onBothStores, type Place } from './both-stores.ts'
import { content, openTestDesk } from './open-test-desk.ts'

const both = onBothStores(test)

const open = ({ folder, databaseUrl }: Place) => openDatabase(folder, databaseUrl)

const event = (seq: number): ConversationEvent => ({
  seq,
  at: Date.UTC(2026, 10, 23, 4),
  type: 'conversationStarted',
  from: 'system',
  version: 'v',
})

both(
  'processes that start on an empty database at the same moment all find every table',
  async (t, place) => {
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
  },
)

both('connections that open at once in one process wait for each other', async (t, place) => {
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

both('a turn is stored whole or not at all, and its neighbours in the same commit stay', async (t, place) => {
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
})

both('a transaction that fails leaves nothing, and one beside it is not disturbed', async (t, place) => {
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

both('an event of one desk wakes the readers of another: by a hint, or when they look', async (t, place) => {
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

both('where a hint was lost the next look finds the events', async (t, place) => {
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

test('a PostgreSQL that is not there is a sentence that says what to do', async t => {
  await t.throwsAsync(openDatabase('', 'postgres://nobody:secret@127.0.0.1:1/desk'), {
    instanceOf: StartFailure,
    message: /^(?!.*secret).*cannot be reached.*DATABASE_URL/,
  })
})
