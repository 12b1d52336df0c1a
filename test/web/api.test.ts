import test from 'ava'
import { readCallback } from '../../bot/conversations/callbacks.ts'
import { appendTurn } from '../../bot/conversations/store.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { limits } from '../../web/limits.ts'
import { type Postgres, startPostgres } from '../conversations/start-postgres.ts'
import { openConversation, openTestServer, post, type TestServer } from './open-test-server.ts'
import { listRoutes } from './route-list.ts'

let server: TestServer
let postgres: Postgres | undefined
test.before(async () => {
  // `api-on-postgres.test.ts` runs these tests a second time.
  if (test.meta.file.includes('on-postgres')) postgres = await startPostgres()
  server = await openTestServer({ databaseUrl: await postgres?.createDatabase() })
})
test.after.always(async () => {
  await server.close()
  await postgres?.stop()
})

const open = () => openConversation(server.address)

test.serial('a conversation begins with a token and a welcome', async t => {
  const response = await fetch(`${server.address}/api/conversations`, { method: 'POST' })
  t.is(response.status, 201)
  const { conversationId, token, events } = await response.json()
  t.regex(conversationId, /^[\w-]{22}$/)
  t.regex(token, /^[\w-]{43}$/)
  t.deepEqual(
    events.map(({ seq, from, type }: WireEvent) => [seq, from, type]),
    [
      [1, 'system', 'conversationStarted'],
      [2, 'bot', 'said'],
    ],
  )
})

test.serial('储存满 gives a step of storage-full with choices, the merchant’s own event first', async t => {
  const response = await post(server.address, await open(), 'messages', { messageId: 'm1', text: '储存满' })
  t.is(response.status, 200)
  const { events }: { events: WireEvent[] } = await response.json()
  t.is(events[0]?.from, 'merchant')
  t.is(events[0]?.text, '储存满')
  const step = events.at(-1)
  t.is(step?.flow, 'storage-full')
  t.true((step?.choices?.length ?? 0) > 1)
})

test.serial('the wire carries neither the reasons for an understanding nor summary data', async t => {
  const response = await post(server.address, await open(), 'messages', { messageId: 'm1', text: '储存满' })
  const body = await response.text()
  for (const inner of ['why', 'understanding', 'summary', 'score'])
    t.false(body.includes(`"${inner}"`), inner)
})

test.serial('a repeated messageId returns the same events', async t => {
  const conversation = await open()
  const send = async (text: string) =>
    (await post(server.address, conversation, 'messages', { messageId: 'm1', text })).json()
  t.deepEqual(await send('储存满'), await send('流水满'))
})

test.serial('the log can be read from any point, without gaps', async t => {
  const conversation = await open()
  await post(server.address, conversation, 'messages', { messageId: 'm1', text: '储存满' })
  const response = await fetch(
    `${server.address}/api/conversations/${conversation.conversationId}/events?after=2`,
    { headers: { authorization: `Bearer ${conversation.token}` } },
  )
  const { events }: { events: WireEvent[] } = await response.json()
  t.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 3),
  )
})

test.serial('a long log is read in parts, and streamed as a whole', async t => {
  const conversation = await open()
  const { conversationId: id, token } = conversation
  const count = 2 * limits.eventsPerAnswer + 3
  const begun = conversation.events.length
  const long = Array.from({ length: count - begun }, (_, index): ConversationEvent => {
    const said = { type: 'photoSent', from: 'merchant', messageId: `m${index}`, photo: `p${index}` } as const
    return { ...said, at: 0, seq: begun + index + 1 }
  })
  t.is(await appendTurn(server.desk.db, id, 'm0', long), 'appended')
  const authorization = `Bearer ${token}`
  const parts: { events: WireEvent[]; more?: boolean }[] = []
  do {
    const last = parts.at(-1)?.events.at(-1)?.seq ?? 0
    const path = `${server.address}/api/conversations/${id}/events?after=${last}`
    parts.push(await (await fetch(path, { headers: { authorization } })).json())
  } while (parts.at(-1)?.more)
  t.deepEqual(
    parts.map(({ events, more }) => [events.length, more]),
    [
      [limits.eventsPerAnswer, true],
      [limits.eventsPerAnswer, true],
      [3, undefined],
    ],
  )
  const all = Array.from({ length: count }, (_, index) => index + 1)
  t.deepEqual(
    parts.flatMap(({ events }) => events.map(({ seq }) => seq)),
    all,
  )
  const streamed = await readStream(`/api/conversations/${id}/stream`, { authorization }, count)
  t.deepEqual(
    streamed.map(block => block.split('\n')[0]),
    all.map(seq => `id: ${seq}`),
  )
})

test.serial('a report from the simulator advances the conversation', async t => {
  const conversation = await open()
  const choose = (messageId: string, choiceId: string) =>
    post(server.address, conversation, 'messages', { messageId, choiceId })
  await choose('m1', 'intent:settlement-steps')
  await choose('m2', 'classic')
  await choose('m3', 'ready')
  const happened = { facts: ['signed-in'], screen: ['签到成功'], batch: '000001', count: 8 }
  const response = await post(server.address, conversation, 'terminal', { messageId: 'm4', happened })
  const { events }: { events: WireEvent[] } = await response.json()
  t.deepEqual(
    events.map(({ type }) => type),
    ['terminalReported', 'choiceMade', 'stepShown'],
  )
  t.is(events.at(-1)?.node, 'open')
})

const messages: [string, object | string, number, string][] = [
  ['empty text', { messageId: 'a', text: ' \n ' }, 422, 'empty-text'],
  ['20,000 characters', { messageId: 'a', text: '满'.repeat(20_000) }, 413, 'text-too-long'],
  ['a body of a megabyte', { messageId: 'a', text: 'x'.repeat(1_000_000) }, 413, 'body-too-large'],
  ['malformed JSON', '{"messageId":', 400, 'malformed-json'],
  ['JSON that is no object', '[]', 422, 'invalid-request'],
  ['no messageId', { text: '储存满' }, 422, 'invalid-request'],
  ['a messageId of the wrong kind', { messageId: '../x', text: '储存满' }, 422, 'invalid-request'],
  ['both text and choice', { messageId: 'a', text: 'x', choiceId: 'y' }, 422, 'invalid-request'],
  ['an unknown key', { messageId: 'a', text: 'x', __proto__x: 1 }, 422, 'invalid-request'],
  ['a choice that is not offered', { messageId: 'a', choiceId: 'classic' }, 409, 'choice-not-offered'],
]

for (const [title, body, status, slug] of messages) {
  test.serial(`a problem is answered with a sentence, and nothing is lost: ${title}`, async t => {
    const conversation = await open()
    const response = await post(server.address, conversation, 'messages', body)
    t.is(response.status, status)
    t.regex(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
    const problem = await response.json()
    t.is(problem.type, `/problems/${slug}`)
    t.is(problem.status, status)
    t.regex(problem.detail, /[\u4e00-\u9fff]{5}/)
    const next = await post(server.address, conversation, 'messages', { messageId: 'b', text: '储存满' })
    t.is((await next.json()).events[0].seq, 3)
  })
}

test.serial('a wrong, foreign or missing token is refused', async t => {
  const mine = await open()
  const other = await open()
  for (const token of [other.token, 'x'.repeat(43), '']) {
    const response = await post(server.address, { ...mine, token }, 'messages', {
      messageId: 'm',
      text: '满',
    })
    t.is(response.status, 401)
    t.is((await response.json()).type, '/problems/wrong-token')
  }
  const unknown = await post(server.address, { ...mine, conversationId: 'nobody' }, 'messages', {
    messageId: 'm',
    text: '满',
  })
  t.is(unknown.status, 401)
})

/** Reads the stream until `count` events have come, then leaves. */
async function readStream(path: string, headers: Record<string, string>, count: number): Promise<string[]> {
  const leave = new AbortController()
  const response = await fetch(server.address + path, { headers, signal: leave.signal })
  if (!response.body) throw new Error('The stream has no body.')
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (text.split('\n\n').filter(block => block.startsWith('id:')).length >= count) break
  }
  leave.abort()
  return text.split('\n\n').filter(block => block.startsWith('id:'))
}

test.serial('the stream sends existing events, then new ones, and resumes after any event', async t => {
  const conversation = await open()
  const path = `/api/conversations/${conversation.conversationId}/stream`
  const authorization = `Bearer ${conversation.token}`
  const reading = readStream(path, { authorization }, 4)
  await post(server.address, conversation, 'messages', { messageId: 'm1', text: '储存满' })
  const blocks = await reading
  t.deepEqual(blocks.map(block => block.split('\n')[0]).slice(0, 4), ['id: 1', 'id: 2', 'id: 3', 'id: 4'])
  const [, data = ''] = blocks[2]?.split('\n') ?? []
  t.is(JSON.parse(data.replace('data: ', '')).text, '储存满')
  const byHeader = await readStream(path, { authorization, 'last-event-id': '3' }, 1)
  t.is(byHeader[0]?.split('\n')[0], 'id: 4')
  const byQuery = await readStream(`${path}?after=4`, { authorization }, 1)
  t.is(byQuery[0]?.split('\n')[0], 'id: 5')
})

test.serial('a stream position that is not a number is refused', async t => {
  const conversation = await open()
  const response = await fetch(
    `${server.address}/api/conversations/${conversation.conversationId}/events?after=x`,
    { headers: { authorization: `Bearer ${conversation.token}` } },
  )
  t.is(response.status, 422)
})

test.serial('the OpenAPI document names exactly the routes of the API', async t => {
  const response = await fetch(`${server.address}/api/openapi.json`)
  const { paths }: { paths: Record<string, Record<string, unknown>> } = await response.json()
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  t.deepEqual(
    described.sort(),
    listRoutes(server.app)
      .filter(route => route.includes(' /api/'))
      .sort(),
  )
})

test.serial('health, readiness and metrics respond', async t => {
  const get = (path: string) => fetch(server.address + path)
  t.is((await get('/healthz')).status, 200)
  t.is((await (await get('/readyz')).json()).status, 'ready')
  const { conversationId } = await open()
  const metrics = await (await get('/metrics')).text()
  t.regex(
    metrics,
    /posdesk_http_requests_total\{method="POST",route="\/api\/conversations",status="201"\} \d/,
  )
  t.false(metrics.includes(conversationId))
})

test.serial('an unknown API address answers with a problem, any other with a page', async t => {
  const api = await fetch(`${server.address}/api/nothing`)
  t.is(api.status, 404)
  t.is((await api.json()).type, '/problems/not-found')
  const page = await fetch(`${server.address}/nothing`)
  t.is(page.status, 404)
  t.regex(await page.text(), /没有这个页面/)
})

test.serial('an address with broken percent-encoding is answered with a plain sentence', async t => {
  const page = await fetch(`${server.address}/guide/%E0%A4%A`, { headers: { accept: 'text/html' } })
  t.is(page.status, 400)
  const text = await page.text()
  t.regex(text, /这个地址打不开/)
  t.regex(text, /href="\/"/)
  const desk = await fetch(`${server.address}/console/queue/%E0%A4%A`)
  t.is(desk.status, 404)
  t.regex(await desk.text(), /找不到这一页/)
  const json = await fetch(`${server.address}/api/simulator/pictures/%E0%A4%A/a/b/c.svg`)
  t.is(json.status, 400)
  t.is((await json.json()).type, '/problems/bad-address')
})

test.serial('a rating is accepted only after a person has closed the conversation', async t => {
  const conversation = await open()
  for (const choiceId of ['person', 'no-phone'])
    await post(server.address, conversation, 'messages', { messageId: choiceId, choiceId })
  const rate = (messageId: string, stars: number) =>
    post(server.address, conversation, 'rating', { messageId, stars, comment: '很快' })
  t.is((await rate('early', 5)).status, 409)
  const agent = { id: 'ann', name: '安', role: 'agent' } as const
  const { handoff } = server.desk
  await handoff.act(conversation.conversationId, { kind: 'claim', messageId: 'c', agent, cause: 'claim' })
  const close = { kind: 'close', messageId: 'e', agent, outcome: 'solved', followUp: false } as const
  await handoff.act(conversation.conversationId, close)
  t.is((await rate('six', 6)).status, 422)
  const response = await rate('r1', 4)
  t.is(response.status, 200)
  const { events } = await response.json()
  t.like(events[0], { from: 'merchant', type: 'rated', stars: 4 })
  t.deepEqual((await (await rate('r1', 1)).json()).events, events)
})

test.serial('a callback number is stored in full for agents and masked in the log', async t => {
  const conversation = await open()
  const leave = (messageId: string, phone: string) =>
    post(server.address, conversation, 'callback', { messageId, phone })
  t.is((await leave('p0', '12')).status, 422)
  t.is(await readCallback(server.desk.db, conversation.conversationId), undefined)
  const response = await leave('p1', '138 0013 8000')
  t.is(response.status, 200)
  t.false((await response.text()).includes('13800138000'))
  t.is(await readCallback(server.desk.db, conversation.conversationId), '13800138000')
})

test.serial(
  'agents viewing a conversation see that the merchant is typing; the log does not record it',
  async t => {
    const conversation = await open()
    const heard: unknown[] = []
    const stop = server.desk.live.onTyping(conversation.conversationId, (who, typing) => {
      heard.push([who.from, typing])
    })
    t.is((await post(server.address, conversation, 'typing', { typing: true })).status, 204)
    t.is((await post(server.address, conversation, 'typing', { typing: 'yes' })).status, 422)
    stop()
    t.deepEqual(heard, [['merchant', true]])
  },
)
