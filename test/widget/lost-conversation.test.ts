import test from 'ava'
import { memoryStore } from '../../web/widget/store.ts'
import { createManualClock, settled } from './manual-clock.ts'
import { isWhole, openedPage, openPage } from './open-page.ts'
import { createScriptedDesk } from './scripted-desk.ts'
import { greeting, storageFullTalk } from './storage-full-talk.ts'

test('a conversation that the desk no longer knows is replaced by a new one, which takes over unsent texts', async t => {
  const { page, desk, clock } = await openedPage()
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
  const { page, desk, clock, store } = await openedPage()
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
