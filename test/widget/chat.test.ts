import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import { type Chat, openChat } from '../../web/widget/chat.ts'
import { type ChatState, startState } from '../../web/widget/chat-state.ts'
import { listEntries } from '../../web/widget/entries.ts'
import { memoryStore, type Store } from '../../web/widget/store.ts'
import type { Tabs } from '../../web/widget/tabs.ts'
import { createManualClock, type ManualClock, settled } from './manual-clock.ts'
import { createScriptedDesk, type Disturbance, type ScriptedDesk } from './scripted-desk.ts'
import { greeting, storageFullTalk } from './storage-full-talk.ts'
import { createTabHub } from './tab-hub.ts'

interface Page {
  readonly chat: Chat
  state(): ChatState
  say(text: string): void
  choose(choiceId: string): void
  texts(): string[]
}

let ids = 0

/** A tab: the chat over the given desk, clock and store. */
function openPage(
  desk: Pick<ScriptedDesk, 'fetch'>,
  clock: ManualClock,
  store: Store,
  tabs: Tabs = createTabHub().open(),
): Page {
  let state = startState
  const newId = () => `m${++ids}`
  const edges = { fetch: desk.fetch, clock, store, tabs, desk: '', random: () => 0.5, newId }
  const chat = openChat(edges, next => {
    state = next
  })
  const entries = () => listEntries(state.transcript.events, state.outbox)
  return {
    chat,
    state: () => state,
    say: text => chat.act({ kind: 'text', text }),
    choose(choiceId) {
      const offer = entries().find(({ choices }) => choices.some(({ state }) => state === 'open'))
      chat.act({ kind: 'choice', choiceId, label: choiceId, offeredAt: offer?.seq ?? 0 })
    },
    texts: () => entries().map(({ text }) => text),
  }
}

async function opened(): Promise<{ desk: ScriptedDesk; clock: ManualClock; store: Store; page: Page }> {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  const store = memoryStore()
  const page = openPage(desk, clock, store)
  await settled()
  return { desk, clock, store, page }
}

/** The log holds each of these messages once, in this order, and the page shows what the log holds. */
function isWhole(
  t: ExecutionContext,
  { desk, page }: { desk: ScriptedDesk; page: Page },
  said: string[],
): void {
  const spoken = desk.log().filter(({ type }) => type === 'merchantSpoke')
  t.deepEqual(
    spoken.map(({ text }) => text),
    said,
  )
  t.deepEqual(page.state().transcript.events, desk.log())
  t.deepEqual(page.state().outbox, [])
}

test('a new visitor is greeted and connected', async t => {
  const { page } = await opened()
  t.is(page.state().phase, 'open')
  t.is(page.state().link, 'connected')
  t.deepEqual(page.texts(), ['您好，这里是 POS 机服务台。机器出了什么状况？'])
})

test('what the merchant says is shown at once and recorded once', async t => {
  const talk = await opened()
  talk.page.say('储存满')
  t.is(talk.page.texts().pop(), '储存满')
  await settled()
  isWhole(t, talk, ['储存满'])
})

test('a reload resumes the same conversation, and a choice continues it', async t => {
  const { desk, clock, store, page } = await opened()
  page.say('储存满')
  await settled()
  page.chat.close()
  const again = openPage(desk, clock, store)
  await settled()
  t.deepEqual(again.texts(), page.texts())
  t.is(again.state().knownSeq, desk.log().length)
  again.choose('classic')
  await settled()
  t.is(again.texts().pop(), '用有结算权限的操作员签到。\n一般是「01」号操作员，再按「确认」。')
})

test('what was missed is read in parts until nothing is missing', async t => {
  const { desk, clock, store, page } = await opened()
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

const disturbances: readonly Disturbance[] = ['lose-request', 'lose-answer', 'hang', 'fail', 'login-page']

for (const disturbance of disturbances) {
  test(`nothing is lost or doubled when a message meets "${disturbance}"`, async t => {
    const talk = await opened()
    talk.desk.disturbances.push(disturbance)
    talk.page.say('储存满')
    talk.page.say('在吗')
    await talk.clock.advance(30_000)
    isWhole(t, talk, ['储存满', '在吗'])
  })
}

test('messages written without a network wait, survive a reload and are sent in order', async t => {
  const { desk, clock, store, page } = await opened()
  desk.online = false
  desk.cutStreams()
  await clock.advance(2_000)
  t.is(page.state().link, 'offline')
  page.say('储存满')
  page.say('在吗')
  await clock.advance(60_000)
  page.chat.close()
  const again = openPage(desk, clock, store)
  await clock.advance(1_000)
  t.deepEqual(
    again.state().outbox.map(({ state }) => state),
    ['waiting', 'waiting'],
  )
  desk.online = true
  again.chat.wake()
  await settled()
  t.is(again.state().link, 'connected')
  isWhole(t, { desk, page: again }, ['储存满', '在吗'])
})

test('a page that opens without a network says so and starts as soon as it can', async t => {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk)
  desk.online = false
  const page = openPage(desk, clock, memoryStore())
  page.say('储存满')
  await clock.advance(5_000)
  t.deepEqual([page.state().phase, page.state().link], ['opening', 'offline'])
  desk.online = true
  await clock.advance(30_000)
  isWhole(t, { desk, page }, ['储存满'])
})

test('a choice no longer on offer is refused with the desk’s sentence, and the conversation continues', async t => {
  const { page, desk } = await opened()
  page.choose('never-offered')
  await settled()
  const [refused] = page.state().outbox
  t.is(refused?.state, 'refused')
  t.is(refused?.reason, '这个选项已经过去了，请看最新的一步。')
  page.say('储存满')
  await settled()
  isWhole(t, { desk, page }, ['储存满'])
})

test('a refused text stays with its reason until the merchant withdraws it, and is not sent again', async t => {
  const { page, desk, clock, store } = await opened()
  page.say('敏感')
  await clock.advance(60_000)
  const posts = desk.requests.filter(request => request.endsWith('/messages'))
  t.is(posts.length, 1)
  t.is(page.state().outbox[0]?.reason, '消息太长了，请分几条发。')
  page.chat.discard(page.state().outbox[0]?.messageId ?? '')
  t.deepEqual(page.state().outbox, [])
  t.deepEqual([...(await store.all()).keys()], ['session'])
})

test('a conversation that the desk no longer knows is replaced by a new one, which takes over unsent texts', async t => {
  const { page, desk, clock } = await opened()
  desk.forget()
  page.say('储存满')
  await clock.advance(5_000)
  t.true(page.state().renewed)
  isWhole(t, { desk, page }, ['储存满'])
})

test('a lost conversation is replaced only once, even when a late answer from it arrives', async t => {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  let release = () => {}
  const slow: typeof fetch = async (input, init) => {
    const answer = await desk.fetch(input, init)
    if (answer.status === 401 && init?.method === 'POST')
      await new Promise<void>(resolve => (release = resolve))
    return answer
  }
  const page = openPage({ ...desk, fetch: slow }, clock, memoryStore())
  await settled()
  desk.forget()
  page.say('储存满')
  await clock.advance(5_000)
  release()
  await clock.advance(5_000)
  t.is(desk.requests.filter(request => request === 'POST /api/conversations').length, 2)
  isWhole(t, { desk, page }, ['储存满'])
})

test('two tabs stay in one conversation, even after one of them has replaced it', async t => {
  const { page, desk, clock, store } = await opened()
  const second = openPage(desk, clock, store)
  await settled()
  page.say('储存满')
  await settled()
  t.deepEqual(second.texts(), page.texts())
  desk.forget()
  page.say('在吗')
  await clock.advance(60_000)
  t.is(desk.requests.filter(request => request === 'POST /api/conversations').length, 2)
  t.deepEqual(second.texts(), page.texts())
  t.is(second.texts().filter(text => text === '在吗').length, 1)
})

test('an event missing from the stream is fetched once a later one reveals the gap', async t => {
  const talk = await opened()
  talk.desk.add({ from: 'agent', type: 'agentSpoke', text: '一' }, { stream: false })
  talk.desk.add({ from: 'agent', type: 'agentSpoke', text: '二' })
  await settled()
  t.false(talk.page.texts().includes('二'))
  await talk.clock.advance(1_000)
  t.deepEqual(talk.page.texts().slice(-2), ['一', '二'])
})

test('a stream silent for 35 s is dropped, and missed events are fetched', async t => {
  const talk = await opened()
  talk.desk.add({ from: 'agent', type: 'agentSpoke', text: '在吗' }, { stream: false })
  await talk.clock.advance(34_000)
  t.false(talk.page.texts().includes('在吗'))
  await talk.clock.advance(2_000)
  t.is(talk.page.texts().pop(), '在吗')
  t.is(talk.desk.streamCount(), 1)
})

test('behind a proxy that buffers streams, the desk’s messages still arrive within seconds', async t => {
  const talk = await opened()
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

test('a page with full storage still sends what is written', async t => {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  const full: Store = { ...memoryStore(), put: async () => false, has: async () => false }
  const page = openPage(desk, clock, full)
  await settled()
  page.say('储存满')
  await clock.advance(1_000)
  isWhole(t, { desk, page }, ['储存满'])
})

test('actions on the embedded terminal reach the desk and advance the conversation', async t => {
  const { page } = await opened()
  page.say('储存满')
  await settled()
  page.choose('classic')
  await settled()
  page.chat.act({
    kind: 'terminal',
    happened: { facts: ['signed-in'], screen: [], batch: '000001', count: 500 },
  })
  await settled()
  t.deepEqual(page.texts().slice(-2), ['演示终端：已结算', '按「功能」键，选「结算」。'])
})

test('a closed chat makes no more requests', async t => {
  const { page, desk, clock } = await opened()
  page.chat.close()
  const count = desk.requests.length
  await clock.advance(300_000)
  t.is(desk.requests.length, count)
  t.is(desk.streamCount(), 0)
})

type Happening =
  | Disturbance
  | 'say'
  | 'cut'
  | 'offline'
  | 'online'
  | 'reload'
  | 'wait'
  | 'agent'
  | 'agent-unheard'

test('whatever the network does, every message is recorded once and every tab shows the log', async t => {
  const happening: fc.Arbitrary<Happening> = fc.constantFrom(
    'say',
    'say',
    ...disturbances,
    'cut',
    'offline',
    'online',
    'reload',
    'wait',
    'agent',
    'agent-unheard',
  )
  const plan = fc.array(fc.tuple(happening, fc.nat({ max: 2 })), { minLength: 5, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(plan, async happenings => {
      const clock = createManualClock()
      const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
      const [store, hub] = [memoryStore(), createTabHub()]
      const open = () => openPage(desk, clock, store, hub.open())
      const pages = [open(), open(), open()]
      await settled()
      const said: string[] = []
      for (const [what, tab] of happenings) {
        switch (what) {
          case 'say':
            said.push(`第 ${said.length + 1} 句`)
            pages[tab]?.say(`第 ${said.length} 句`)
            await settled()
            break
          case 'cut':
            desk.cutStreams()
            break
          case 'offline':
            desk.online = false
            desk.cutStreams()
            break
          case 'online':
            desk.online = true
            break
          case 'reload':
            pages[tab]?.chat.close()
            pages[tab] = open()
            await settled()
            break
          case 'wait':
            await clock.advance(700)
            break
          case 'agent':
          case 'agent-unheard':
            desk.add({ from: 'agent', type: 'agentSpoke', text: '稍等' }, { stream: what === 'agent' })
            break
          default:
            desk.disturbances.push(what)
        }
      }
      desk.online = true
      await clock.advance(1_500_000)
      for (const page of pages) isWhole(t, { desk, page }, said)
      for (const page of pages) page.chat.close()
    }),
    { numRuns: 30 },
  )
})
