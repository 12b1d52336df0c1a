import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import test from 'ava'
import Database from 'libsql'
import type { MerchantIncoming } from '../../bot/answer.ts'
import type { Channel } from '../../bot/conversations/botkit-channel.ts'
import { openDatabase } from '../../bot/conversations/database.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { databaseFile } from '../../bot/conversations/sqlite.ts'
import { keepContentVersion, readContentVersion, readEvents } from '../../bot/conversations/store.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { StartFailure } from '../../bot/start-failure.ts'
import { contentWith } from '../dialog/small-content.ts'
import { onBothStores, type Place } from './both-stores.ts'
import { content, openTestDesk, temporaryFolder } from './open-test-desk.ts'

const text = (messageId: string, words: string): MerchantIncoming => ({
  kind: 'text',
  messageId,
  text: words,
})

async function start(channel: Channel, conversationId = 'c1'): Promise<void> {
  await channel.receive({ conversationId, incoming: { kind: 'start' }, tokenHash: 'x' })
}

async function say(
  channel: Channel,
  messageId: string,
  words: string,
): Promise<readonly ConversationEvent[]> {
  const handled = await channel.receive({ conversationId: 'c1', incoming: text(messageId, words) })
  return 'events' in handled ? handled.events : []
}

const openAt = (place: Place, own = content): Promise<OpenDesk> => openTestDesk(place.folder, own, place)

async function withDesk(
  place: Place,
  work: (desk: OpenDesk, channel: Channel) => Promise<void>,
): Promise<void> {
  const desk = await openAt(place)
  try {
    await work(desk, desk.openChannel('test'))
  } finally {
    await desk.close()
  }
}

const both = onBothStores(test)

both(
  'every event of a turn is in the log before it is answered, and a restart changes nothing',
  async (t, place) => {
    let answered: readonly ConversationEvent[] = []
    await withDesk(place, async (desk, channel) => {
      await start(channel)
      answered = await say(channel, 'm1', '储存满')
      t.deepEqual((await readEvents(desk.db, 'c1')).slice(2), [...answered])
    })
    await withDesk(place, async (desk, channel) => {
      t.deepEqual((await readEvents(desk.db, 'c1')).slice(2), [...answered])
      const next = await say(channel, 'm2', '还没结算')
      t.true(next.some(event => event.type === 'stepShown' && event.node === 'kind'))
    })
  },
)

both('a repeated message gives the same events and adds none', async (t, place) => {
  await withDesk(place, async (desk, channel) => {
    await start(channel)
    const first = await say(channel, 'm1', '储存满')
    const second = await say(channel, 'm1', '别的话')
    t.deepEqual(second, [...first])
    t.is((await readEvents(desk.db, 'c1')).length, 2 + first.length)
  })
})

both('simultaneous messages take their turns one after another', async (t, place) => {
  await withDesk(place, async (desk, channel) => {
    await start(channel)
    await Promise.all(Array.from({ length: 20 }, (_, index) => say(channel, `m${index}`, '储存满')))
    const log = await readEvents(desk.db, 'c1')
    t.deepEqual(
      log.map(({ seq }) => seq),
      log.map((_, index) => index + 1),
    )
    t.is(log.filter(({ type }) => type === 'merchantSpoke').length, 20)
    t.is(log.filter(({ type }) => type === 'flowStarted').length, 1)
  })
})

both('two desks on one database share the log without losing or doubling a message', async (t, place) => {
  await withDesk(place, async (_desk, first) => {
    await withDesk(place, async (desk, second) => {
      await start(first)
      await Promise.all(
        Array.from({ length: 10 }, (_, index) => say(index % 2 ? first : second, `m${index}`, '储存满')),
      )
      const log = await readEvents(desk.db, 'c1')
      t.deepEqual(
        log.map(({ seq }) => seq),
        log.map((_, index) => index + 1),
      )
      t.is(log.filter(({ type }) => type === 'merchantSpoke').length, 10)
    })
  })
})

both('replies leave through the controller, after they are in the log', async (t, place) => {
  const desk = await openAt(place)
  t.teardown(() => desk.close())
  const delivered: string[] = []
  const woken: string[] = []
  desk.wake.listen('c1', () => woken.push('c1'))
  const channel = desk.openChannel('test', (id, event) => delivered.push(`${id} ${event.type}`))
  await start(channel)
  await say(channel, 'm1', '储存满')
  t.deepEqual(delivered, ['c1 said', 'c1 stepShown'])
  t.true(woken.length >= 2, 'once a turn, and perhaps once more when the hints of other desks begin')
})

both('a failure inside a turn reaches the caller instead of hanging', async (t, place) => {
  const desk = await openAt(place)
  const channel = desk.openChannel('test')
  await start(channel)
  await desk.close()
  await t.throwsAsync(say(channel, 'm1', '储存满'))
})

both(
  'an open conversation keeps its content version, even after a restart, until its flow ends',
  async (t, place) => {
    const rewritten = contentWith({
      'settlement-purpose': `
start: fresh
nodes:
  fresh: {ask: 改写过的话, choices: [{id: fine, label: 好, go: end}]}
  end: {end: elsewhere}
`,
    })
    const edited = { ...content, version: 'edited', dialog: { ...rewritten, version: 'edited' } }
    await withDesk(place, async (_desk, channel) => {
      await start(channel)
      await say(channel, 'm1', '结算是什么意思')
    })
    const desk = await openAt(place, edited)
    t.teardown(() => desk.close())
    const channel = desk.openChannel('test')
    const old = await say(channel, 'm2', '多久做一次')
    t.true(old.some(event => event.type === 'stepShown' && event.node === 'often'))
    await say(channel, 'm3', '明白了')
    const fresh = await say(channel, 'm4', '结算是什么意思')
    t.true(fresh.some(event => event.type === 'stepShown' && event.speech?.text === '改写过的话'))
  },
)

both('a database of a newer version is left untouched, with a sentence that says so', async (t, place) => {
  await withDesk(place, async desk => {
    await desk.db
      .insertInto('kysely_migration' as 'conversations')
      .values({ name: '999-from-the-future', timestamp: 'x' } as never)
      .execute()
  })
  await t.throwsAsync(openAt(place), {
    instanceOf: StartFailure,
    message: /newer posdesk.*999-from-the-future/,
  })
})

test.serial(
  'a data folder that cannot be created is reported in a sentence that says what to do',
  async t => {
    const { folder, remove } = temporaryFolder()
    t.teardown(remove)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'file'), '')
    await t.throwsAsync(openTestDesk(join(folder, 'file', 'below')), {
      instanceOf: StartFailure,
      message: /cannot be written.*DATA_DIR/,
    })
  },
)

test.serial('the log left by a killed desk is copied when the next one writes', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const [home, left] = [join(folder, 'home'), join(folder, 'left')]
  await (await openDatabase(home)).destroy()
  const killed = new Database(join(home, databaseFile))
  killed.pragma('wal_autocheckpoint = 0')
  const insert = killed.prepare('insert into content_versions (version, body, created_at) values (?, ?, ?)')
  for (let count = 0; count < 300; count += 1) insert.run(`v${count}`, 'x'.repeat(5000), '')
  mkdirSync(left)
  for (const file of [databaseFile, `${databaseFile}-wal`]) copyFileSync(join(home, file), join(left, file))
  const sizeIn = (place: string) => statSync(join(place, databaseFile)).size
  killed.pragma('wal_checkpoint(passive)')
  killed.close()
  const whole = sizeIn(home)
  t.true(sizeIn(left) < whole)

  const next = await openDatabase(left)
  t.teardown(() => next.destroy())
  await keepContentVersion(next, 'next', 'x', '')
  // Pages are copied in their order: the last one is there when the file is long enough.
  while (sizeIn(left) < whole) await setImmediate()
  t.is(await readContentVersion(next, 'v299'), 'x'.repeat(5000))
})
