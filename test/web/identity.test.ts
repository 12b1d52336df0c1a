import test from 'ava'
import { openTestServer, type TestServer } from './open-test-server.ts'
import { identitySecret, signIdentity } from './sign-identity.ts'

let server: TestServer
test.before(async () => {
  server = await openTestServer({ identitySecret })
})
test.after.always(() => server.close())

const signed = (merchant: string, expires?: number, name = '老王小吃') =>
  signIdentity(merchant, expires, name)

const start = (identity: object, address = server.address) =>
  fetch(`${address}/api/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identity }),
  })

test.serial(
  'the conversations of a signed merchant can be found by merchant, with the latest name',
  async t => {
    const { db } = server.desk
    const first = await (await start(signed('m-17'))).json()
    const second = await (await start(signed('m-17', undefined, '老王大酒楼'))).json()
    await start(signed('m-18'))
    const rows = await db.selectFrom('conversations').select('id').where('merchant_id', '=', 'm-17').execute()
    t.deepEqual(rows.map(({ id }) => id).sort(), [first.conversationId, second.conversationId].sort())
    const merchant = await db.selectFrom('merchants').select('name').where('id', '=', 'm-17').execute()
    t.deepEqual(merchant, [{ name: '老王大酒楼' }])
    t.not(first.token, second.token, 'a signature opens nothing that was said before')
  },
)

test.serial('an expired, forged or incomplete identity is refused', async t => {
  const wrong: readonly [object, string][] = [
    [signed('m-19', 1_700_000_000), 'bad-identity'],
    [{ ...signed('m-19'), merchant: 'm-20' }, 'bad-identity'],
    [{ merchant: 'm-19' }, 'invalid-request'],
    [{ ...signed('m-19'), merchant: 'm\n19' }, 'invalid-request'],
  ]
  for (const [identity, slug] of wrong) {
    const response = await start(identity)
    t.is(response.status, 422)
    t.is((await response.json()).type, `/problems/${slug}`)
  }
  const rows = await server.desk.db
    .selectFrom('conversations')
    .select('id')
    .where('merchant_id', 'in', ['m-19', 'm-20'])
    .execute()
  t.deepEqual(rows, [])
})

test.serial('an identity expires by the desk’s clock', async t => {
  const expires = 1_700_000_000
  const clock = { at: expires * 1000 - 1 }
  const open = await openTestServer({ identitySecret, now: () => clock.at })
  t.teardown(() => open.close())
  t.is((await start(signed('m-21', expires), open.address)).status, 201)
  const merchants = open.desk.db.selectFrom('merchants').select('seen_at').where('id', '=', 'm-21')
  t.deepEqual(await merchants.execute(), [{ seen_at: clock.at }])
  clock.at += 1
  t.is((await start(signed('m-21', expires), open.address)).status, 422)
})

test.serial('a desk without a secret accepts no identity', async t => {
  const open = await openTestServer()
  t.teardown(() => open.close())
  const response = await start(signed('m-17'), open.address)
  t.is((await response.json()).type, '/problems/bad-identity')
})
