import test from 'ava'
import { memoryStore, type Store } from '../../web/widget/store.ts'
import { createManualClock, settled } from './manual-clock.ts'
import { isWhole, openedPage, openPage } from './open-page.ts'
import { createScriptedDesk } from './scripted-desk.ts'
import { greeting, storageFullTalk } from './storage-full-talk.ts'

test('a new visitor is greeted and connected', async t => {
  const { page } = await openedPage()
  t.is(page.state().phase, 'open')
  t.is(page.state().link, 'connected')
  t.deepEqual(page.texts(), ['您好，这里是 POS 机服务台。机器出了什么状况？'])
})

test('what the merchant says is shown at once and recorded once', async t => {
  const talk = await openedPage()
  talk.page.say('储存满')
  t.is(talk.page.texts().pop(), '储存满')
  await settled()
  isWhole(t, talk, ['储存满'])
})

test('a reload resumes the same conversation, and a choice continues it', async t => {
  const { desk, clock, store, page } = await openedPage()
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

test('a choice no longer on offer is refused with the desk’s sentence, and the conversation continues', async t => {
  const { page, desk } = await openedPage()
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
  const { page, desk, clock, store } = await openedPage()
  page.say('敏感')
  await clock.advance(60_000)
  const posts = desk.requests.filter(request => request.endsWith('/messages'))
  t.is(posts.length, 1)
  t.is(page.state().outbox[0]?.reason, '消息太长了，请分几条发。')
  page.chat.discard(page.state().outbox[0]?.messageId ?? '')
  t.deepEqual(page.state().outbox, [])
  t.deepEqual([...(await store.all()).keys()], ['session'])
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
  const { page } = await openedPage()
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
  const { page, desk, clock } = await openedPage()
  page.chat.close()
  const count = desk.requests.length
  await clock.advance(300_000)
  t.is(desk.requests.length, count)
  t.is(desk.streamCount(), 0)
})
