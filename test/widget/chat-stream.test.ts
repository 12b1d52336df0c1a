import test from 'ava'
import { memoryStore } from '../../web/widget/store.ts'
import { createManualClock, settled } from './manual-clock.ts'
import { openedPage, openPage } from './open-page.ts'
import { createScriptedDesk } from './scripted-desk.ts'
import { greeting, storageFullTalk } from './storage-full-talk.ts'

test('what was missed is read in parts until nothing is missing', async t => {
  const { desk, clock, store, page } = await openedPage()
  page.chat.close()
  for (let said = 0; said < 5; said++) desk.add({ from: 'agent', type: 'agentSpoke', text: `第 ${said} 句` })
  desk.eventsPerAnswer = 2
  desk.holdsStreams = true
  desk.requests.length = 0
  const again = openPage(desk, clock, store)
  await settled()
  t.deepEqual(again.state().transcript.events, desk.log())
  t.is(desk.log().length, 7)
  t.deepEqual(
    desk.requests.filter(request => request.includes('/events?')).map(request => request.split('=')[1]),
    ['0', '2', '4', '6'],
  )
})

test('an event missing from the stream is fetched once a later one reveals the gap', async t => {
  const talk = await openedPage()
  talk.desk.add({ from: 'agent', type: 'agentSpoke', text: '一' }, { stream: false })
  talk.desk.add({ from: 'agent', type: 'agentSpoke', text: '二' })
  await settled()
  t.false(talk.page.texts().includes('二'))
  await talk.clock.advance(1_000)
  t.deepEqual(talk.page.texts().slice(-2), ['一', '二'])
})

test('a stream silent for 35 s is dropped, and missed events are fetched', async t => {
  const talk = await openedPage()
  talk.desk.add({ from: 'agent', type: 'agentSpoke', text: '在吗' }, { stream: false })
  await talk.clock.advance(34_000)
  t.false(talk.page.texts().includes('在吗'))
  await talk.clock.advance(2_000)
  t.is(talk.page.texts().pop(), '在吗')
  t.is(talk.desk.streamCount(), 1)
})

test('behind a proxy that buffers streams, the desk’s messages still arrive within seconds', async t => {
  const talk = await openedPage()
  talk.desk.holdsStreams = true
  talk.desk.cutStreams()
  await talk.clock.advance(2_000)
  talk.page.say('储存满')
  await talk.clock.advance(6_000)
  talk.desk.add({ from: 'agent', type: 'agentSpoke', text: '在吗' })
  await talk.clock.advance(4_000)
  t.is(talk.page.texts().pop(), '在吗')
  t.is(talk.page.state().link, 'connected')
  t.is(talk.desk.streamCount(), 0)
  talk.desk.holdsStreams = false
  await talk.clock.advance(310_000)
  t.is(talk.desk.streamCount(), 1, 'the stream gets another try')
})

test('a stream that never delivers a byte is replaced by polling', async t => {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  desk.holdsStreams = true
  const page = openPage(desk, clock, memoryStore())
  await clock.advance(36_000)
  desk.add({ from: 'agent', type: 'agentSpoke', text: '在吗' })
  await clock.advance(4_000)
  t.is(page.texts().pop(), '在吗')
})
