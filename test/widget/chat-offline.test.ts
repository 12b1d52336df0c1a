import test from 'ava'
import fc from 'fast-check'
import { memoryStore } from '../../web/widget/store.ts'
import { createManualClock, settled } from './manual-clock.ts'
import { isWhole, openedPage, openPage } from './open-page.ts'
import { createScriptedDesk, type Disturbance } from './scripted-desk.ts'
import { greeting, storageFullTalk } from './storage-full-talk.ts'
import { createTabHub } from './tab-hub.ts'

const disturbances: readonly Disturbance[] = [
  'lose-request',
  'lose-answer',
  'hang',
  'fail',
  'login-page',
  'firewall',
]

for (const disturbance of disturbances) {
  test(`nothing is lost or doubled when a message meets "${disturbance}"`, async t => {
    const talk = await openedPage()
    talk.desk.disturbances.push(disturbance)
    talk.page.say('储存满')
    talk.page.say('在吗')
    await talk.clock.advance(30_000)
    isWhole(t, talk, ['储存满', '在吗'])
  })
}

test('messages written without a network wait, survive a reload and are sent in order', async t => {
  const { desk, clock, store, page } = await openedPage()
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
