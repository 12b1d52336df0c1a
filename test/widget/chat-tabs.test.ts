import test from 'ava'
import { memoryStore } from '../../web/widget/store.ts'
import { createManualClock, settled } from './manual-clock.ts'
import { openPage } from './open-page.ts'
import { createScriptedDesk } from './scripted-desk.ts'
import { greeting, storageFullTalk } from './storage-full-talk.ts'
import { createTabHub } from './tab-hub.ts'

test('two tabs opened at the same moment start one conversation', async t => {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  const [store, hub] = [memoryStore(), createTabHub()]
  const pages = [1, 2, 3].map(() => openPage(desk, clock, store, hub.open()))
  await settled()
  t.is(desk.requests.filter(request => request === 'POST /api/conversations').length, 1)
  for (const page of pages) t.deepEqual(page.texts(), ['您好，这里是 POS 机服务台。机器出了什么状况？'])
})

test('a waiting message is shown in every tab, and another tab sends it if its own tab is closed', async t => {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  const [store, hub] = [memoryStore(), createTabHub()]
  const [writer, other] = [1, 2].map(() => openPage(desk, clock, store, hub.open()))
  await settled()
  desk.online = false
  desk.cutStreams()
  writer?.say('储存满')
  await clock.advance(1_000)
  t.is(other?.texts().pop(), '储存满')
  writer?.chat.close()
  desk.online = true
  await clock.advance(30_000)
  t.deepEqual(other?.state().outbox, [])
  t.is(desk.log().filter(({ type }) => type === 'merchantSpoke').length, 1)
})

test('a message is posted once, however many tabs are open', async t => {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  const [store, hub] = [memoryStore(), createTabHub()]
  const pages = [1, 2, 3].map(() => openPage(desk, clock, store, hub.open()))
  await settled()
  for (const page of pages) page.say('储存满')
  await settled()
  await settled()
  t.is(desk.requests.filter(request => request.endsWith('/messages')).length, 3)
})
