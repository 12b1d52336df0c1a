import test from 'ava'
import { Secret, TOTP } from 'otpauth'
import { listAgents } from '../../bot/conversations/accounts/agents.ts'
import { type Client, newClient, signIn, signUp, testPassword } from './open-test-console.ts'
import { withConsole } from './with-console.ts'

const desk = withConsole(test)

const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: desk.clock.at })

/** Turns the second step on; the secret, and the codes for a lost phone. */
async function turnOn(client: Client): Promise<{ secret: string; codes: string[] }> {
  const page = await (await client.get('/console/account/two-step')).text()
  const secret = /name="secret" value="([A-Z2-7]+)"/.exec(page)?.[1] ?? ''
  const fields = { secret, code: codeOf(secret), now: testPassword }
  const done = await (await client.post('/console/account/two-step', fields)).text()
  return { secret, codes: [...done.matchAll(/<li>([A-Z2-7-]{19})<\/li>/g)].map(([, code = '']) => code) }
}

test.serial('with a second step the password alone is not enough, and no code works twice', async t => {
  const { secret, codes } = await turnOn(await signUp(desk, '两步', 'agent'))
  t.is(codes.length, 8)
  desk.clock.at += 30_000
  const client = newClient(desk)
  t.regex((await signIn(client, '两步')).headers.get('location') ?? '', /^\/console\/code/)
  t.is((await client.get('/console/account')).status, 303)
  const halfway = client.cookie
  const csrf = await (await client.get('/console/code')).text()
  const token = /name="csrf" value="([^"]+)"/.exec(csrf)?.[1] ?? ''
  t.is((await client.post('/console/code', { csrf: token, code: '000000' })).status, 422)
  const code = codeOf(secret)
  t.is((await client.post('/console/code', { csrf: token, code })).status, 303)
  t.not(client.cookie, halfway, 'the code changes the session again')
  t.is((await client.get('/console/account')).status, 200)

  const second = newClient(desk)
  await signIn(second, '两步')
  t.is((await answerCode(second, code)).status, 422, 'the same code again')
  t.is((await answerCode(second, codes[0]?.toLowerCase() ?? '')).status, 303, 'a recovery code')
  const third = newClient(desk)
  await signIn(third, '两步')
  t.is((await answerCode(third, codes[0] ?? '')).status, 422, 'a recovery code works once')
})

async function answerCode(client: Client, code: string): Promise<Response> {
  const page = await (await client.get('/console/code')).text()
  return client.post('/console/code', { csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '', code })
}

test.serial('five wrong codes lock the second step as well', async t => {
  const { secret } = await turnOn(await signUp(desk, '猜码', 'agent'))
  desk.clock.at += 30_000
  const client = newClient(desk)
  await signIn(client, '猜码')
  for (let count = 0; count < 5; count++) t.is((await answerCode(client, '123456')).status, 422)
  t.is((await answerCode(client, codeOf(secret))).status, 422)
})

test.serial('a name typed at the sign-in locks nobody’s second step', async t => {
  const { secret } = await turnOn(await signUp(desk, '别名', 'agent'))
  const { id } = (await listAgents(desk.desk.db)).find(({ name }) => name === '别名') ?? {}
  for (let count = 0; count < 6; count++) await signIn(newClient(desk), `code:${id}`, 'wrong password')
  desk.clock.at += 30_000
  const client = newClient(desk)
  await signIn(client, '别名')
  t.is((await answerCode(client, codeOf(secret))).status, 303)
})

test.serial('a session that still lacks its code expires after five minutes', async t => {
  const { secret } = await turnOn(await signUp(desk, '慢码', 'agent'))
  const client = newClient(desk)
  await signIn(client, '慢码')
  desk.clock.at += 5 * 60_000
  t.is((await answerCode(client, codeOf(secret))).headers.get('location'), '/console/sign-in')
})

test.serial(
  'a wrong code does not turn the second step on, and turning it off needs the password',
  async t => {
    const client = await signUp(desk, '开关', 'agent')
    const secret = 'A'.repeat(32)
    const on = await client.post('/console/account/two-step', { secret, code: '000000', now: testPassword })
    t.is(on.status, 422)
    t.regex(await on.text(), new RegExp(secret), 'the picture that was scanned stays')
    await turnOn(client)
    t.is((await client.post('/console/account/two-step/off', { now: 'no idea at all' })).status, 422)
    t.is((await client.post('/console/account/two-step/off', { now: testPassword })).status, 303)
    t.is((await signIn(newClient(desk), '开关')).headers.get('location'), '/console')
  },
)
