import test from 'ava'
import { limits } from '../../web/limits.ts'
import { type Opened, openConversation, openTestServer, type TestServer } from './open-test-server.ts'

let server: TestServer
test.before(async () => {
  server = await openTestServer()
})
test.after.always(() => server.close())

const ask = (conversation: Opened, below: 'events' | 'stream', init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.address}/api/conversations/${conversation.conversationId}/${below}`, {
    ...init,
    headers: { authorization: `Bearer ${conversation.token}`, ...init.headers },
  })

/** Statuses of so many requests, a few at a time. */
async function statuses(count: number, request: () => Promise<Response>): Promise<number[]> {
  const all: number[] = []
  while (all.length < count) {
    const some = await Promise.all(Array.from({ length: Math.min(20, count - all.length) }, request))
    for (const response of some) {
      all.push(response.status)
      await response.arrayBuffer()
    }
  }
  return all
}

test.serial(
  'a conversation with too many requests is slowed down, but not another one at the same address',
  async t => {
    const [greedy, neighbour] = [
      await openConversation(server.address),
      await openConversation(server.address),
    ]
    const all = await statuses(limits.requestsPerConversation + 5, () => ask(greedy, 'events'))
    t.is(all.filter(status => status === 200).length, limits.requestsPerConversation)
    t.is(all.filter(status => status === 429).length, 5)
    t.is((await ask(neighbour, 'events')).status, 200)
  },
)

test.serial(
  'an address that guesses tokens is slowed down, but not a merchant at the same address',
  async t => {
    const merchant = await openConversation(server.address)
    const guess = () => ask({ ...merchant, token: 'x'.repeat(43) }, 'events')
    const all = await statuses(limits.requestsPerAddress, guess)
    t.is(all.at(-1), 429)
    t.is((await ask(merchant, 'events')).status, 200)
  },
)

test.serial('the number of streams per conversation is limited, and closing one makes room', async t => {
  // Starts are counted by address, which the guesses of the test before have used up.
  const elsewhere = { 'x-forwarded-for': '192.0.2.7' }
  const opened = await fetch(`${server.address}/api/conversations`, { method: 'POST', headers: elsewhere })
  const conversation: Opened = await opened.json()
  const leave = new AbortController()
  const streams = await Promise.all(
    Array.from({ length: limits.streamsPerConversation }, () =>
      ask(conversation, 'stream', { signal: leave.signal }),
    ),
  )
  t.true(streams.every(({ status }) => status === 200))
  const refused = await ask(conversation, 'stream')
  t.is(refused.status, 503)
  t.is(refused.headers.get('retry-after'), String(limits.retryAfter))
  t.is((await refused.json()).type, '/problems/unavailable')
  leave.abort()
})

test.serial('responses carry a request id (the proxy’s if there is one) and strict headers', async t => {
  const given = await fetch(server.address, { headers: { 'x-request-id': 'proxy-0123456789' } })
  t.is(given.headers.get('x-request-id'), 'proxy-0123456789')
  const own = await fetch(server.address, { headers: { 'x-request-id': 'no id' } })
  t.regex(own.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  const policy = own.headers.get('content-security-policy') ?? ''
  for (const part of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'self'"]) {
    t.true(policy.includes(part), part)
  }
  t.false(policy.includes('unsafe'))
  t.is(own.headers.get('x-content-type-options'), 'nosniff')
  t.is(own.headers.get('x-powered-by'), null)
})
