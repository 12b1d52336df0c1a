import test from 'ava'
import { addAgent, setPassword } from '../../bot/conversations/accounts/agents.ts'
import { readAudit } from '../../bot/conversations/accounts/audit.ts'
import { firstSignInLink, makeSignInLink } from '../../bot/conversations/accounts/sign-in-links.ts'
import { openConversation } from '../web/open-test-server.ts'
import { newClient, openTestConsole, signIn, signUp, testPassword } from './open-test-console.ts'
import { withConsole } from './with-console.ts'

const desk = withConsole(test)

const opens = async (client: ReturnType<typeof newClient>) => (await client.get('/console/account')).status

test.serial(
  'a first sign-in link is printed until somebody has a password, and each start invalidates the previous one',
  async t => {
    const { db } = desk.desk
    const early = await firstSignInLink(db, desk.clock.at)
    const link = await firstSignInLink(db, desk.clock.at)
    const client = newClient(desk)
    t.is((await client.get(`/console/welcome/${early}`)).status, 410)
    t.is((await client.get(`/console/welcome/${link}`)).status, 200, 'looking does not use it up')
    const taken = await client.post(`/console/welcome/${link}`, {
      password: testPassword,
      repeat: testPassword,
    })
    t.is(taken.headers.get('location'), '/console')
    t.is((await client.get('/console/agents')).status, 200, 'it opens the desk of a supervisor')
    t.is(await firstSignInLink(db, desk.clock.at), null)
    t.is((await client.get(`/console/welcome/${link}`)).status, 410, 'once')
  },
)

test.serial('a link expires after 24 hours', async t => {
  const agent = await addAgent(desk.desk.db, '小晚', 'agent', desk.clock.at)
  const link = await makeSignInLink(desk.desk.db, agent?.id ?? '', desk.clock.at - 24 * 3_600_000)
  t.is((await newClient(desk).get(`/console/welcome/${link}`)).status, 410)
})

const weak: [string, string, RegExp][] = [
  ['short', '短密码', /至少 10 个字符/],
  ['common', 'qwertyuiop', /太容易猜到/],
  ['repeated', 'abcabcabcabc', /太容易猜到/],
  ['too long', '长'.repeat(201), /最多 200/],
]

for (const [title, password, sentence] of weak) {
  test.serial(`a password is refused: ${title}`, async t => {
    const agent = await addAgent(desk.desk.db, `弱 ${title}`, 'agent', desk.clock.at)
    const link = await makeSignInLink(desk.desk.db, agent?.id ?? '', desk.clock.at)
    const response = await newClient(desk).post(`/console/welcome/${link}`, { password, repeat: password })
    t.is(response.status, 422)
    t.regex(await response.text(), sentence)
  })
}

test.serial('signing in issues a new token: one planted before is worthless', async t => {
  await signUp(desk, '小固', 'agent')
  const planted = `posdesk-console=${'a'.repeat(43)}`
  const client = newClient(desk)
  client.cookie = planted
  t.is((await signIn(client, '小固')).status, 303)
  t.not(client.cookie, planted)
  t.is(await opens(client), 200)
  const thief = newClient(desk)
  thief.cookie = planted
  t.is(await opens(thief), 303)
})

test.serial('signing in again ends the browser’s earlier session', async t => {
  const client = await signUp(desk, '小旧', 'agent')
  const old = newClient(desk)
  old.cookie = client.cookie
  await signIn(client, '小旧')
  t.not(client.cookie, old.cookie)
  t.is(await opens(old), 303)
})

test.serial('the cookie is hidden from scripts and not sent by other sites', async t => {
  await signUp(desk, '小饼', 'agent')
  const plain = await signIn(newClient(desk), '小饼')
  t.regex(
    plain.headers.getSetCookie()[0] ?? '',
    /^posdesk-console=[\w-]{43}; Max-Age=\d+; Path=\/; .*HttpOnly; SameSite=Lax$/,
  )
})

test.serial('over https the cookie is bound to this host', async t => {
  const secure = await openTestConsole('https://desk.example')
  t.teardown(() => secure.close())
  await signUp(secure, '小安', 'agent')
  const response = await signIn(newClient(secure), '小安')
  t.regex(
    response.headers.getSetCookie()[0] ?? '',
    /^__Host-posdesk=.*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
  )
})

test.serial(
  'after five wrong passwords even the right one is refused for a while, longer each time',
  async t => {
    await signUp(desk, '小锁', 'agent')
    const client = newClient(desk)
    for (let count = 0; count < 5; count++) t.is((await signIn(client, '小锁', 'wrong password')).status, 422)
    t.is((await signIn(client, '小锁')).status, 422)
    desk.clock.at += 61_000
    t.is((await signIn(client, '小锁', 'wrong password')).status, 422)
    desk.clock.at += 61_000
    t.is((await signIn(client, '小锁')).status, 422, 'the sixth failure waits two minutes')
    desk.clock.at += 61_000
    t.is((await signIn(client, '小锁')).status, 303)
    t.is((await signIn(newClient(desk), '小锁', 'wrong password')).status, 422)
    t.is((await signIn(newClient(desk), '小锁')).status, 303, 'a success forgets the failures')
  },
)

test.serial('simultaneous guesses are counted one by one', async t => {
  await signUp(desk, '小并', 'agent')
  const clients = Array.from({ length: 8 }, () => newClient(desk))
  await Promise.all(clients.map(client => signIn(client, '小并', 'wrong password')))
  const row = await desk.desk.db
    .selectFrom('sign_in_attempts')
    .select('failures')
    .where('locked_until', '>', desk.clock.at)
    .executeTakeFirst()
  t.is(row?.failures, 5)
  t.is((await signIn(newClient(desk), '小并')).status, 422)
})

test.serial('a name that does not exist gets the same answer after the same work', async t => {
  const agent = await addAgent(desk.desk.db, '小真', 'agent', desk.clock.at)
  await setPassword(desk.desk.db, agent?.id ?? '', testPassword)
  const ask = async (name: string) => {
    const begun = process.cpuUsage()
    const response = await newClient(desk).post('/console/sign-in', { name, password: 'wrong password' })
    const text = (await response.text()).replaceAll(name, 'NAME')
    const { user, system } = process.cpuUsage(begun)
    return { status: response.status, text, work: user + system }
  }
  const known = await ask('小真')
  const unknown = await ask('小假')
  t.is(unknown.status, known.status)
  t.is(unknown.text, known.text)
  t.true(unknown.work > known.work / 5, `${unknown.work} µs of the processor against ${known.work}`)
  const audit = await readAudit(desk.desk.db, { limit: 2, act: 'sign-in-failed' })
  t.deepEqual(
    audit.map(({ subject }) => subject),
    ['', '小真'],
    'what was typed where no account is may be a password: it is not written down',
  )
})

test.serial('sessions survive a restart and expire after twelve idle hours', async t => {
  const client = await signUp(desk, '小续', 'agent')
  await desk.restart()
  t.is(await opens(client), 200)
  desk.clock.at += 11 * 3_600_000
  t.is(await opens(client), 200)
  desk.clock.at += 11 * 3_600_000
  t.is(await opens(client), 200)
  desk.clock.at += 12 * 3_600_000
  t.is(await opens(client), 303)
})

test.serial('signing out everywhere ends every session', async t => {
  const here = await signUp(desk, '小退', 'agent')
  const there = newClient(desk)
  await signIn(there, '小退')
  t.is((await here.post('/console/account/sign-out-everywhere')).status, 303)
  t.is(await opens(there), 303)
})

test.serial('a new password ends the other sessions and keeps this one', async t => {
  const here = await signUp(desk, '小换', 'agent')
  const there = newClient(desk)
  await signIn(there, '小换')
  const next = '换成另外一句话 99'
  const wrong = await here.post('/console/account/password', {
    now: 'not this',
    password: next,
    repeat: next,
  })
  t.is(wrong.status, 422)
  const fields = { now: testPassword, password: next, repeat: next }
  t.is((await here.post('/console/account/password', fields)).status, 303)
  t.is(await opens(here), 200)
  t.is(await opens(there), 303)
  t.is((await signIn(newClient(desk), '小换')).status, 422)
  t.is((await signIn(newClient(desk), '小换', next)).status, 303)
})

test.serial('signing in leads to the page that was asked for, and never to another site', async t => {
  await signUp(desk, '小路', 'agent')
  const goes = async (next: string) =>
    (
      await newClient(desk).post('/console/sign-in', { name: '小路', password: testPassword, next })
    ).headers.get('location')
  t.is(await goes('/console/account?x=1'), '/console/account?x=1')
  for (const next of [
    'https://evil.example/console',
    '//evil.example/console',
    '/\\evil.example',
    '/',
    'console',
  ]) {
    t.is(await goes(next), '/console', next)
  }
  const asked = await newClient(desk).get('/console/audit?act=signed-in')
  t.is(asked.headers.get('location'), '/console/sign-in?next=%2Fconsole%2Faudit%3Fact%3Dsigned-in')
})

test.serial('a merchant’s token gives no access to the console', async t => {
  const { token } = await openConversation(desk.address)
  const headers = [
    { authorization: `Bearer ${token}` },
    { cookie: `posdesk-console=${token}` },
    { cookie: `__Host-posdesk=${token}` },
  ]
  for (const each of headers) {
    const response = await newClient(desk).get('/console/account', each)
    t.is(response.headers.get('location'), '/console/sign-in?next=%2Fconsole%2Faccount')
  }
})
