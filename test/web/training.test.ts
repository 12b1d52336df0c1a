import test from 'ava'
import { openDatabase } from '../../bot/conversations/database.ts'
import { keepTraining, readTraining } from '../../bot/conversations/training-records.ts'
import { onBothStores } from '../conversations/both-stores.ts'
import { openTestServer } from './open-test-server.ts'
import { identitySecret, packIdentity, signIdentity } from './sign-identity.ts'

const both = onBothStores(test)
const authorization = (merchant: string, expires?: number): string =>
  `Identity ${packIdentity(signIdentity(merchant, expires))}`

test.serial('the training records of a signed shop are stored, and only that shop can read them', async t => {
  const server = await openTestServer({ identitySecret })
  t.teardown(() => server.close())
  const ask = (who: string, body?: object) =>
    fetch(`${server.address}/api/training`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: who, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const record = { staff: '小李', lesson: 'full-terminal', mistakes: 2 }
  t.is((await ask(authorization('m-1'), record)).status, 204)
  const { done } = await (await ask(authorization('m-1'))).json()
  t.like(done, [record])
  t.deepEqual(await (await ask(authorization('m-2'))).json(), { done: [] })
  for (const who of ['', 'Identity x', 'Identity bnVsbA==', authorization('m-1', 1_700_000_000)]) {
    t.is((await ask(who)).status, 422)
    t.is((await ask(who, record)).status, 422)
  }
  for (const wrong of [
    {},
    { ...record, lesson: 'nothing' },
    { ...record, staff: 'a\nb' },
    { ...record, mistakes: -1 },
  ]) {
    t.is((await ask(authorization('m-1'), wrong)).status, 422)
  }
  t.is((await (await ask(authorization('m-1'))).json()).done.length, 1)
})

both('repeating a lesson replaces its record', async (t, { folder, databaseUrl }) => {
  const db = await openDatabase(folder, databaseUrl)
  t.teardown(() => db.destroy())
  const first = { staff: '小李', lesson: 'a', doneAt: 1_800_000_000_000, mistakes: 3 }
  const again = { ...first, doneAt: first.doneAt + 1, mistakes: 0 }
  await keepTraining(db, 'm', first)
  await keepTraining(db, 'm', { ...first, staff: '小王' })
  await keepTraining(db, 'm', again)
  t.deepEqual(await readTraining(db, 'm'), [again, { ...first, staff: '小王' }])
})
