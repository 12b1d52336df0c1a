import test from 'ava'
import { type Act, type Role, roles } from '../../bot/content/desk-vocabulary.ts'
import { findAgent } from '../../bot/conversations/accounts/agents.ts'
import { readAudit } from '../../bot/conversations/accounts/audit.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import type { Admission } from '../../web/console/route.ts'
import { consoleRoutes } from '../../web/console/routes.ts'
import { content } from '../conversations/open-test-desk.ts'
import { type Client, newClient, signIn, signUp } from './open-test-console.ts'
import { withConsole } from './with-console.ts'

const desk = withConsole(test)

let clients: Record<Role, Client>
test.serial.before(async () => {
  clients = {
    agent: await signUp(desk, '客服甲', 'agent'),
    supervisor: await signUp(desk, '主管甲', 'supervisor'),
    author: await signUp(desk, '编辑甲', 'author'),
  }
})

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

test.serial('an agent cannot act as a supervisor, whatever is posted', async t => {
  const before = await desk.desk.db.selectFrom('agents').selectAll().orderBy('id').execute()
  const boss = await findAgent(desk.desk.db, '主管甲')
  for (const act of ['reset', 'disable', 'enable', 'role', 'capacity']) {
    t.is((await clients.agent.post(`/console/agents/${boss?.id}/${act}`, { role: 'agent' })).status, 403)
  }
  t.is((await clients.agent.post('/console/agents', { name: '混进来', role: 'supervisor' })).status, 403)
  t.deepEqual(await desk.desk.db.selectFrom('agents').selectAll().orderBy('id').execute(), before)
})

test.serial('an agent’s capacity is a number from 1 to 50, or empty', async t => {
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

test.serial('the navigation bar shows the pages that the role may open', async t => {
  const bar = async (client: Client) => {
    const nav = /<nav[\s\S]*?<\/nav>/.exec(await (await client.get('/console/account')).text())?.[0] ?? ''
    return [...nav.matchAll(/href="([^"]+)"/g)].map(([, path]) => path)
  }
  t.true((await bar(clients.supervisor)).includes('/console/audit'))
  t.false((await bar(clients.agent)).includes('/console/audit'))
})

test.serial('a post that does not come from the console’s own pages changes nothing', async t => {
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
  'htmx sends the token in a header, and is sent to the sign-in page when its session is over',
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

test.serial('a disabled account loses access at once, and regains it when enabled', async t => {
  const client = await signUp(desk, '停用者', 'agent')
  const agent = await findAgent(desk.desk.db, '停用者')
  t.is((await client.get('/console/account')).status, 200)
  await clients.supervisor.post(`/console/agents/${agent?.id}/disable`)
  t.is((await client.get('/console/account')).status, 303)
  t.is((await signIn(client, '停用者')).status, 422)
  await clients.supervisor.post(`/console/agents/${agent?.id}/enable`)
  t.is((await signIn(client, '停用者')).status, 303)
})

test.serial('a changed role takes effect at once', async t => {
  const client = await signUp(desk, '升职者', 'agent')
  const agent = await findAgent(desk.desk.db, '升职者')
  t.is((await client.get('/console/audit')).status, 403)
  await clients.supervisor.post(`/console/agents/${agent?.id}/role`, { role: 'supervisor' })
  t.is((await client.get('/console/audit')).status, 200)
  await clients.supervisor.post(`/console/agents/${agent?.id}/role`, { role: 'agent' })
  t.is((await client.get('/console/audit')).status, 403)
})

test.serial('a reset removes password and sessions and shows a link that works once', async t => {
  const client = await signUp(desk, '忘记者', 'agent')
  const agent = await findAgent(desk.desk.db, '忘记者')
  const page = await (await clients.supervisor.post(`/console/agents/${agent?.id}/reset`)).text()
  const link = /\/console\/welcome\/[\w-]{43}/.exec(page)?.[0] ?? ''
  t.is((await client.get('/console/account')).status, 303)
  t.is((await signIn(client, '忘记者')).status, 422)
  t.is((await newClient(desk).get(link)).status, 200)
})

test.serial('the last supervisor can neither be disabled, nor reset, nor given another role', async t => {
  const boss = await findAgent(desk.desk.db, '主管甲')
  for (const act of ['reset', 'disable', 'role']) {
    const response = await clients.supervisor.post(`/console/agents/${boss?.id}/${act}`, { role: 'agent' })
    t.is(response.status, 422, act)
    t.regex(await response.text(), /至少要留一位/)
  }
  t.is((await clients.supervisor.get('/console/audit')).status, 200)
})

test.serial('two accounts cannot have the same name', async t => {
  const add = () => clients.supervisor.post('/console/agents', { name: ' 唯一 ', role: 'author' })
  t.is((await add()).status, 200)
  const again = await add()
  t.is(again.status, 422)
  t.regex(await again.text(), /已经有人用这个名字/)
})

test.serial('the audit log shows who did what to whom, newest first, page by page', async t => {
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

test.serial(
  'every action in a conversation is in the audit log, with the agent and the conversation',
  async t => {
    const id = await queueUp('acts')
    const boss = await findAgent(desk.desk.db, '主管甲')
    const act = (who: Client, name: string, fields: Record<string, string> = {}) =>
      who.post(`/console/queue/${id}/${name}`, { messageId: `${name}-1`, ...fields })
    const { agent, supervisor } = clients
    const done: [Client, string, Record<string, string>, Act][] = [
      [agent, 'note', { text: '旧机器' }, 'note-added'],
      [supervisor, 'raise', {}, 'conversation-raised'],
      [agent, 'claim', {}, 'conversation-claimed'],
      [agent, 'say', { text: '您好' }, 'message-sent'],
      [agent, 'demonstrate', { at: demonstrated }, 'step-demonstrated'],
      [agent, 'transfer', { to: boss?.id ?? '' }, 'conversation-transferred'],
      [supervisor, 'release', {}, 'conversation-released'],
      [supervisor, 'takeover', {}, 'conversation-taken-over'],
      [supervisor, 'hand-back', { at: 'storage-full' }, 'conversation-handed-back'],
      [agent, 'takeover', {}, 'conversation-taken-over'],
      [agent, 'close', { outcome: 'solved' }, 'conversation-closed'],
    ]
    for (const [who, name, fields, written] of done) {
      const response = await act(who, name, fields)
      t.is(response.status, 303, `${name}: ${await response.text()}`)
      const [newest] = await readAudit(desk.desk.db, { limit: 1, act: written })
      t.is(newest?.subject, id, name)
      t.is(newest?.name, who === agent ? '客服甲' : '主管甲', name)
    }
  },
)

/** A step that the terminal can show. */
const demonstrated =
  Object.entries(content.dialog.flows).flatMap(([flow, { nodes }]) =>
    Object.entries(nodes).flatMap(([node, each]) =>
      each.kind === 'step' && each.do ? [`${flow}/${node}`] : [],
    ),
  )[0] ?? ''

/** A merchant who waits for a person. */
async function queueUp(id: string): Promise<string> {
  const channel = desk.desk.openChannel('test')
  await channel.receive({ conversationId: id, incoming: { kind: 'start' }, tokenHash: 'x' })
  for (const choice of ['person', 'no-phone'])
    await channel.receive({ conversationId: id, incoming: { kind: 'choice', messageId: choice, choice } })
  return id
}

test.serial('a forbidden or malformed action is refused in Chinese and changes nothing', async t => {
  const id = await queueUp('refused')
  const { agent, supervisor } = clients
  const author = await findAgent(desk.desk.db, '编辑甲')
  await agent.post(`/console/queue/${id}/claim`, { messageId: 'c1' })
  const before = (await readEvents(desk.desk.db, id)).length
  const hx = { 'hx-request': 'true' }
  const wrong: [Client, string, Record<string, string>, number, RegExp][] = [
    [supervisor, 'say', { text: '您好' }, 409, /先接过来/],
    [supervisor, 'claim', {}, 409, /同事先接了/],
    [supervisor, 'raise', {}, 409, /离开队伍/],
    [agent, 'say', { text: ' ' }, 422, /先写几个字/],
    [agent, 'say', { text: '长'.repeat(2001) }, 413, /最多 2000 个字/],
    [agent, 'note', { text: '长'.repeat(50_000) }, 413, /最多 2000 个字/],
    [agent, 'close', { outcome: 'perfect' }, 422, /重新选/],
    [agent, 'transfer', { to: 'nobody' }, 422, /重新选/],
    [agent, 'transfer', { to: author?.id ?? '' }, 422, /重新选/],
    [agent, 'demonstrate', { at: 'storage-full/none' }, 409, /换一步/],
  ]
  for (const [who, name, fields, status, sentence] of wrong) {
    const response = await who.post(`/console/queue/${id}/${name}`, { messageId: 'w1', ...fields }, hx)
    t.is(response.status, status, name)
    t.regex(await response.text(), sentence, name)
  }
  t.is((await readEvents(desk.desk.db, id)).length, before)
  t.is((await agent.post(`/console/queue/nobody/note`, { text: '谁' }, hx)).status, 404)
})

test.serial('an unknown address is answered with a page that says so', async t => {
  const response = await clients.agent.get('/console/nothing')
  t.is(response.status, 404)
  t.regex(await response.text(), /找不到这一页/)
})
