import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import test from 'ava'
import type { Incoming } from '../../bot/answer.ts'
import { runCommand } from '../../bot/cli.ts'
import { readAudit } from '../../bot/conversations/accounts/audit.ts'
import { keepCallback, readCallback } from '../../bot/conversations/callbacks.ts'
import { countCases } from '../../bot/conversations/cases/count-cases.ts'
import { searchCases } from '../../bot/conversations/cases/search-cases.ts'
import { openDatabase } from '../../bot/conversations/database.ts'
import { keepDraft } from '../../bot/conversations/drafts.ts'
import { keepMerchant } from '../../bot/conversations/merchants.ts'
import { addNote } from '../../bot/conversations/notes.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { keepPhoto, readPhoto } from '../../bot/conversations/photos.ts'
import { countExpired, eraseExpired } from '../../bot/conversations/retention/erase-expired.ts'
import { firstRunMs } from '../../bot/conversations/retention/watch-retention.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { foldEvents } from '../../bot/dialog/conversation.ts'
import { onBothStores, type Place } from './both-stores.ts'
import { content, openTestDesk, temporaryFolder } from './open-test-desk.ts'

const dayMs = 24 * 60 * 60_000
const begun = Date.UTC(2026, 0, 5, 4)
const agent = { id: 'a1', name: '小查', role: 'agent' } as const
const eraser = { slots: content.dialog.slots, erased: content.retention.erased }
/** Words that must be nowhere afterwards. */
const personal = ['王记面馆', '我去店里看看', '店主脾气急', '态度很好谢谢', '0123', '稍等我查一下', 'CALLME']

/** A conversation with everything that people can leave behind. */
async function leaveTraces(desk: OpenDesk, id: string): Promise<void> {
  const channel = desk.openChannel(`test ${id}`)
  const send = (incoming: Exclude<Incoming, { kind: 'start' }>) =>
    channel.receive({ conversationId: id, incoming })
  await channel.receive({ conversationId: id, incoming: { kind: 'start' }, tokenHash: 'x' })
  await send({ kind: 'text', messageId: 'm1', text: '我是王记面馆，储存满' })
  await send({ kind: 'text', messageId: 'm2', text: '转人工' })
  await send({
    kind: 'report',
    messageId: 'm3',
    report: {
      facts: ['settled', 'CALLME'],
      screen: ['CALLME'],
      lastSlip: ['CALLME'],
      batch: '000001',
      count: 0,
    },
  })
  await send({ kind: 'callback', messageId: 'm4', phone: '138****0123' })
  await desk.handoff.act(id, { kind: 'claim', messageId: 'a1', agent, cause: 'claim' })
  await desk.handoff.act(id, { kind: 'say', messageId: 'a2', agent, text: '我去店里看看' })
  await desk.handoff.act(id, { kind: 'close', messageId: 'a3', agent, outcome: 'solved', followUp: false })
  await send({ kind: 'rating', messageId: 'm5', stars: 5, comment: '态度很好谢谢' })
  const { db } = desk
  await keepPhoto(db, id, 'p1', Buffer.from('photo'), begun)
  await keepCallback(db, id, 'm4', '13800000123', begun)
  await addNote(db, id, agent, '店主脾气急', begun)
  await keepDraft(db, id, 'a1', '稍等我查一下', begun)
  await keepMerchant(db, id, { id: 'shop-7', name: '王记面馆' }, begun)
}

async function everything({ db }: OpenDesk): Promise<string> {
  const tables = ['events', 'ownership', 'drafts', 'notes', 'callbacks', 'merchants', 'photos'] as const
  const rows = await Promise.all(tables.map(table => db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}

const both = onBothStores(test)
const openAt = (place: Place, now: () => number) => openTestDesk(place.folder, content, { ...place, now })

both(
  'what people wrote is erased when it expires, while log, state and figures still agree',
  async (t, place) => {
    let now = begun
    const desk = await openAt(place, () => now++)
    t.teardown(() => desk.close())
    const { db } = desk
    await leaveTraces(desk, 'old')
    now += 100 * dayMs
    await leaveTraces(desk, 'young')
    const whole = { from: 0, until: now + 1000 * dayMs }
    const figures = await countCases(db, whole)
    const logged = await readEvents(db, 'old')
    for (const words of personal) t.true((await everything(desk)).includes(words), words)

    const before = now - 50 * dayMs
    const expected = { conversations: 1, photos: 1, callbacks: 1, notes: 1 }
    t.deepEqual(await countExpired(db, before), expected)
    t.deepEqual(await readEvents(db, 'old'), logged, 'counting changes nothing')
    t.deepEqual(await eraseExpired(db, eraser, { before, at: now }), expected)
    t.deepEqual(await countExpired(db, before), { conversations: 0, photos: 0, callbacks: 0, notes: 0 })

    const erased = await readEvents(db, 'old')
    const shape = (events: typeof erased) => events.map(({ seq, at, type, from }) => [seq, at, type, from])
    t.deepEqual(shape(erased), shape(logged))
    const stand = (events: typeof erased) => {
      const { owner, position, steps, misses, seq, rateable } = foldEvents(events)
      return { owner, position, steps, misses, seq, rateable }
    }
    t.deepEqual(stand(erased), stand(logged))
    t.deepEqual(await countCases(db, whole), figures)
    for (const words of personal) t.false(JSON.stringify(erased).includes(words), `${words} in the log`)
    t.true(JSON.stringify(erased).includes(content.retention.erased))
    t.is(await readPhoto(db, 'old', 'p1'), undefined)
    t.is(await readCallback(db, 'old'), undefined)
    t.deepEqual(
      (await searchCases(db, { words: '王记面馆' })).found.map(({ id }) => id),
      ['young'],
      'and the younger conversation is untouched',
    )
    const [entry] = await readAudit(db, { limit: 1 })
    t.is(entry?.act, 'data-erased')
    t.deepEqual(entry?.detail, expected)

    await eraseExpired(db, eraser, { before: now + dayMs, at: now })
    const left = await everything(desk)
    for (const words of [...personal, 'shop-7']) t.false(left.includes(words), words)
  },
)

both(
  'a merchant who returns after the erasure is served, and erased again when that expires',
  async (t, place) => {
    let now = begun
    const desk = await openAt(place, () => now++)
    t.teardown(() => desk.close())
    await leaveTraces(desk, 'c1')
    now += 200 * dayMs
    await eraseExpired(desk.db, eraser, { before: now - dayMs, at: now })
    const channel = desk.openChannel('later')
    const incoming = { kind: 'text', messageId: 'again', text: '还是王记面馆，打不出纸' } as const
    const handled = await channel.receive({ conversationId: 'c1', incoming })
    t.true('events' in handled && handled.events.some(({ from }) => from === 'bot'))
    t.deepEqual(
      (await readEvents(desk.db, 'c1')).map(({ seq }) => seq),
      (await readEvents(desk.db, 'c1')).map((_event, index) => index + 1),
    )
    now += 200 * dayMs
    t.is((await eraseExpired(desk.db, eraser, { before: now - dayMs, at: now })).conversations, 1)
    t.false((await everything(desk)).includes('王记面馆'))
  },
)

both('two desks that erase at the same time erase each conversation once', async (t, place) => {
  let now = begun
  const desk = await openAt(place, () => now++)
  t.teardown(() => desk.close())
  await leaveTraces(desk, 'c1')
  const moment = { before: now + dayMs, at: now }
  await Promise.all([eraseExpired(desk.db, eraser, moment), eraseExpired(desk.db, eraser, moment)])
  t.false((await everything(desk)).includes('王记面馆'))
  t.is((await desk.db.selectFrom('erasures').selectAll().execute()).length, 1)
})

test.serial('a desk erases by itself, and the words are gone from its files', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  let now = begun
  let ring = () => {}
  const timers = {
    after(duration: number, callback: () => void) {
      if (duration === firstRunMs) ring = callback
      return () => {}
    },
  }
  const first = await openTestDesk(folder, content, { now: () => now++, timers })
  await leaveTraces(first, 'c1')
  now += (content.retention.days + 1) * dayMs
  ring()
  await first.close()
  const files = readdirSync(folder).map(name => readFileSync(join(folder, name)).toString('utf8'))
  for (const words of personal) t.false(files.join('').includes(words), words)
  t.true(files.join('').includes(content.retention.erased))
})

test.serial('npm run erase counts first, then erases', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  let now = begun
  const desk = await openTestDesk(folder, content, { now: () => now++ })
  await leaveTraces(desk, 'c1')
  await desk.close()
  const run = async (...args: string[]) => {
    const stdout = new PassThrough()
    const stderr = new PassThrough()
    let output = ''
    for (const stream of [stdout, stderr]) stream.on('data', chunk => (output += chunk))
    const streams = { stdin: Readable.from([]), stdout, stderr }
    await runCommand('erase', [...args, '--data', folder, '--days', '1'], streams)
    return output
  }
  t.regex(await run('--dry-run'), /^1 conversations quiet for 1 days would be erased, with 1 photos/)
  t.regex(await run(), /^1 conversations quiet for 1 days erased/)
  t.regex(await run(), /^0 conversations/)
  const db = await openDatabase(folder)
  t.teardown(() => db.destroy())
  t.is((await readAudit(db, { limit: 5 })).length, 1)
})
