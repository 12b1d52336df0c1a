import test from 'ava'
import { type Role, roles } from '../../bot/content/console-schema.ts'
import { findAgent } from '../../bot/conversations/accounts/agents.ts'
import { readAudit } from '../../bot/conversations/accounts/audit.ts'
import type { Admission } from '../../web/console/route.ts'
import { consoleRoutes } from '../../web/console/routes.ts'
import {
  type Client,
  newClient,
  openTestConsole,
  signIn,
  signUp,
  type TestConsole,
} from './open-test-console.ts'

let desk: TestConsole
let clients: Record<Role, Client>
test.before(async () => {
  desk = await openTestConsole()
  clients = {
    agent: await signUp(desk, '客服甲', 'agent'),
    supervisor: await signUp(desk, '主管甲', 'supervisor'),
    author: await signUp(desk, '编辑甲', 'author'),
  }
})
test.after.always(() => desk.close())

/** Who may: written here a second time on purpose, so that a slip in the code is seen. */
const may: Record<Admission, readonly (Role | null)[]> = {
  visitor: [null, ...roles],
  member: roles,
  agent: ['agent', 'supervisor'],
  author: ['author', 'supervisor'],
  supervisor: ['supervisor'],
}

for (const { method, path, role } of consoleRoutes) {
  // Ending the sessions that the other rows need is tried elsewhere.
  if (path.includes('sign-out')) continue
  test.serial(`${method} ${path} opens for those whom its rule names: ${role}`, async t => {
    const address = path.replaceAll(/:\w+/g, 'nobody')
    for (const who of [null, ...roles]) {
      const client = who === null ? newClient(desk) : clients[who]
      const response = await (method === 'get' ? client.get(address) : client.post(address))
      const turnedAway =
        response.status === 403 || /^\/console\/sign-in\?next/.test(response.headers.get('location') ?? '')
      t.is(turnedAway, !may[role].includes(who), `${who}: ${response.status}`)
    }
  })
}

test.serial('an agent cannot act as supervisor, whatever is posted', async t => {
  const before = await desk.desk.db.selectFrom('agents').selectAll().orderBy('id').execute()
  const boss = await findAgent(desk.desk.db, '主管甲')
  for (const act of ['reset', 'disable', 'enable', 'role', 'capacity']) {
    t.is((await clients.agent.post(`/console/agents/${boss?.id}/${act}`, { role: 'agent' })).status, 403)
  }
  t.is((await clients.agent.post('/console/agents', { name: '混进来', role: 'supervisor' })).status, 403)
  t.deepEqual(await desk.desk.db.selectFrom('agents').selectAll().orderBy('id').execute(), before)
})

test.serial('a capacity of one’s own is a number from 1 to 50, or none', async t => {
  const agent = await findAgent(desk.desk.db, '客服甲')
  const give = (capacity: string) =>
    clients.supervisor.post(`/console/agents/${agent?.id}/capacity`, { capacity })
  for (const wrong of ['0', '51', '2.5', '三']) {
    const response = await give(wrong)
    t.is(response.status, 422, wrong)
    t.regex(await response.text(), /1 到 50 的整数/)
  }
  t.is((await give('3')).status, 303)
  t.regex(await (await clients.agent.get('/console/queue')).text(), /手上 0 \/ 3/)
  t.is((await give('')).status, 303)
  t.regex(await (await clients.agent.get('/console/queue')).text(), /手上 0 \/ 6/)
})

test.serial('the bar shows what one may open', async t => {
  const bar = async (client: Client) => {
    const nav = /<nav[\s\S]*?<\/nav>/.exec(await (await client.get('/console/account')).text())?.[0] ?? ''
    return [...nav.matchAll(/href="([^"]+)"/g)].map(([, path]) => path)
  }
  t.true((await bar(clients.supervisor)).includes('/console/audit'))
  t.false((await bar(clients.agent)).includes('/console/audit'))
})

test.serial('a post that does not come from our own pages changes nothing', async t => {
  const name = '伪造'
  const forged: [string, Record<string, string>, Record<string, string>][] = [
    ['from another site', {}, { origin: 'https://evil.example' }],
    ['without an origin', {}, { origin: 'null' }],
    ['as the browser says', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour', {}, { 'sec-fetch-site': 'same-site' }],
    ['with an empty token', { csrf: '' }, {}],
    ['with another’s token', { csrf: 'x'.repeat(43) }, {}],
  ]
  for (const [title, fields, headers] of forged) {
    const response = await clients.supervisor.post(
      '/console/agents',
      { name, role: 'agent', ...fields },
      headers,
    )
    t.is(response.status, 403, title)
  }
  const bare = await fetch(`${desk.address}/console/agents`, {
    method: 'POST',
    headers: { cookie: clients.supervisor.cookie },
    body: new URLSearchParams({ name, role: 'agent' }),
  })
  t.is(bare.status, 403)
  t.is(await findAgent(desk.desk.db, name), undefined)
})

test.serial(
  'htmx carries the token in a header, and is sent to sign in when its session is over',
  async t => {
    const page = await (await clients.supervisor.get('/console/account')).text()
    const token = /name="csrf" content="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields = { csrf: '', name: '用头', role: 'agent' }
    const taken = await clients.supervisor.post('/console/agents', fields, { 'x-csrf-token': token })
    t.is(taken.status, 200)
    const over = await newClient(desk).get('/console/audit', { 'hx-request': 'true' })
    t.is(over.status, 401)
    t.is(over.headers.get('hx-redirect'), '/console/sign-in?next=%2Fconsole%2Faudit')
  },
)

test.serial('a disabled account is out at once, and back when it is enabled', async t => {
  const client = await signUp(desk, '停用者', 'agent')
  const agent = await findAgent(desk.desk.db, '停用者')
  t.is((await client.get('/console/account')).status, 200)
  await clients.supervisor.post(`/console/agents/${agent?.id}/disable`)
  t.is((await client.get('/console/account')).status, 303)
  t.is((await signIn(client, '停用者')).status, 422)
  await clients.supervisor.post(`/console/agents/${agent?.id}/enable`)
  t.is((await signIn(client, '停用者')).status, 303)
})

test.serial('a changed role holds at once', async t => {
  const client = await signUp(desk, '升职者', 'agent')
  const agent = await findAgent(desk.desk.db, '升职者')
  t.is((await client.get('/console/audit')).status, 403)
  await clients.supervisor.post(`/console/agents/${agent?.id}/role`, { role: 'supervisor' })
  t.is((await client.get('/console/audit')).status, 200)
  await clients.supervisor.post(`/console/agents/${agent?.id}/role`, { role: 'agent' })
  t.is((await client.get('/console/audit')).status, 403)
})

test.serial('a reset takes password and sessions away and shows a link that works once', async t => {
  const client = await signUp(desk, '忘记者', 'agent')
  const agent = await findAgent(desk.desk.db, '忘记者')
  const page = await (await clients.supervisor.post(`/console/agents/${agent?.id}/reset`)).text()
  const link = /\/console\/welcome\/[\w-]{43}/.exec(page)?.[0] ?? ''
  t.is((await client.get('/console/account')).status, 303)
  t.is((await signIn(client, '忘记者')).status, 422)
  t.is((await newClient(desk).get(link)).status, 200)
})

test.serial('the last supervisor can neither be disabled, reset nor made something else', async t => {
  const boss = await findAgent(desk.desk.db, '主管甲')
  for (const act of ['reset', 'disable', 'role']) {
    const response = await clients.supervisor.post(`/console/agents/${boss?.id}/${act}`, { role: 'agent' })
    t.is(response.status, 422, act)
    t.regex(await response.text(), /至少要留一位/)
  }
  t.is((await clients.supervisor.get('/console/audit')).status, 200)
})

test.serial('a name is given once', async t => {
  const add = () => clients.supervisor.post('/console/agents', { name: ' 唯一 ', role: 'author' })
  t.is((await add()).status, 200)
  const again = await add()
  t.is(again.status, 422)
  t.regex(await again.text(), /已经有人用这个名字/)
})

test.serial('the audit tells who did what to whom, newest first, page by page', async t => {
  const [newest] = await readAudit(desk.desk.db, { limit: 1, act: 'agent-added' })
  t.is(newest?.name, '主管甲')
  t.is(newest?.subject, '唯一')
  t.deepEqual(newest?.detail, { role: 'author' })
  const all = await readAudit(desk.desk.db, { limit: 1000 })
  const [first, second] = all
  if (!first || !second) return t.fail('there are entries')
  t.deepEqual(await readAudit(desk.desk.db, { limit: 1, before: first }), [second])
  const page = await (await clients.supervisor.get('/console/audit?act=agent-added')).text()
  t.true(page.indexOf('唯一') > 0)
  t.false(page.includes('<td>停用者</td>'), 'the filter leaves other acts out')
})

test.serial('an address that the table does not know is a page that says so', async t => {
  const response = await clients.agent.get('/console/nothing')
  t.is(response.status, 404)
  t.regex(await response.text(), /找不到这一页/)
})
