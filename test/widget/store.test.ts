import test from 'ava'
import { splitStore } from '../../web/widget/split-store.ts'
import { memoryStore } from '../../web/widget/store.ts'

test('texts are stored synchronously, photos where there is room', async t => {
  const [quick, roomy] = [memoryStore(), memoryStore()]
  const store = splitStore(quick, roomy)
  const photo = 'p'.repeat(100_000)
  const kept = Promise.all([store.put('message/1', '储存满'), store.put('message/2', photo)])
  const inTheSameMoment = quick.all()
  await kept
  t.deepEqual([...(await inTheSameMoment)], [['message/1', '储存满']])
  t.deepEqual([...(await roomy.all()).keys()], ['message/2'])
  t.deepEqual([...(await store.all()).keys()].sort(), ['message/1', 'message/2'])
  await store.remove('message/2')
  t.false(await store.has('message/2'))
  t.true(await store.has('message/1'))
})

test('a text for which the fast store has no room goes to the roomy one', async t => {
  const roomy = memoryStore()
  const store = splitStore({ ...memoryStore(), put: async () => false }, roomy)
  t.true(await store.put('message/1', '储存满'))
  t.true(await roomy.has('message/1'))
})
