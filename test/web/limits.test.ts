import { EventEmitter, once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { Duplex } from 'node:stream'
import { setImmediate as immediate } from 'node:timers/promises'
import test from 'ava'
import express from 'express'
import { createConversation } from '../../bot/conversations/store.ts'
import { hashToken, newConversationId, newToken } from '../../bot/conversations/token.ts'
import { createHeartbeats } from '../../web/api/heartbeats.ts'
import { streamEvents } from '../../web/api/stream.ts'
import { limits } from '../../web/limits.ts'
import { listen } from '../../web/listen.ts'
import { createShutdown } from '../../web/shutdown.ts'
import { type Opened, openConversation, openTestServer, type TestServer } from './open-test-server.ts'

const shutdown = createShutdown()
let server: TestServer
test.before(async () => {
  server = await openTestServer({ shutdown })
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

/** A conversation whose log is larger than what a network buffers between desk and client. */
async function longConversation(): Promise<{ path: string; token: string; count: number }> {
  const [id, token, count] = [newConversationId(), newToken(), 600]
  const text = '满'.repeat(8000)
  const said = {
    at: 1,
    type: 'agentSpoke',
    from: 'agent',
    agent: 'a',
    name: '安',
    role: 'agent',
    text,
  } as const
  const events = Array.from({ length: count }, (_, index) => ({
    ...{ ...said, seq: index + 1, messageId: `m${index}` },
  }))
  await createConversation(server.desk.db, id, hashToken(token), events)
  return { path: `/api/conversations/${id}/stream`, token, count }
}

/** Asks for a stream and reads nothing of it. */
function askUnread(path: string, token: string): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}` }
  return new Promise((resolve, reject) => {
    get(server.address + path, { headers, agent: false }, resolve).on('error', reject)
  })
}

test.serial('a slow reader gets the whole log over the same stream, in order', async t => {
  const { path, token, count } = await longConversation()
  const stream = await askUnread(path, token)
  const seqs: number[] = []
  for await (const line of createInterface({ input: stream })) {
    if (line.startsWith('id: ')) seqs.push(Number(line.slice(4)))
    if (seqs.length === count) break
  }
  stream.destroy()
  t.deepEqual(
    seqs,
    Array.from({ length: count }, (_, index) => index + 1),
  )
})

test.serial('a reader that takes nothing is cut off after the allowed heartbeats, not before', async t => {
  const { path } = await longConversation()
  const beats: (() => void)[] = []
  const heartbeats = {
    join(beat: () => void) {
      beats.push(beat)
      return () => {}
    },
  }
  const app = express()
  let cut = false
  let full = 0
  const closed = new Promise<void>(resolve => {
    app.get('/stream', (_request, response) => {
      response.on('close', () => {
        cut = true
        resolve()
      })
      const parts = { desk: server.desk, shutdown: createShutdown(), heartbeats }
      streamEvents(parts, path.split('/')[3] ?? '', 0, response)
      const beat = () => {
        if (cut) return
        if (response.writableNeedDrain) full += 1
        else full = 0
        beats[0]?.()
        setImmediate(beat)
      }
      beat()
    })
  })
  const listening = await listen(app, { port: 0, host: '127.0.0.1' })
  const client = get(`${listening.address}/stream`, { agent: false }, stream => stream.pause())
  client.on('error', () => {})
  await closed
  t.is(full, limits.stuckBeats + 1)
  client.destroy()
  await listening.close()
})

test.serial(
  'nothing is written after the end of a stream while a slow reader is still taking it',
  async t => {
    const { path } = await longConversation()
    const id = path.split('/')[3] ?? ''
    const beats = new Set<() => void>()
    const heartbeats = {
      join(beat: () => void) {
        beats.add(beat)
        return () => void beats.delete(beat)
      },
    }
    const shutdown = createShutdown()
    const failures: unknown[] = []
    const http = createServer((_request, response) => {
      response.on('error', failure => failures.push(failure))
      streamEvents({ desk: server.desk, shutdown, heartbeats }, id, 0, response)
    })
    const wire = new Duplex({ read() {}, write() {} })
    http.emit('connection', wire)
    wire.push('GET / HTTP/1.1\r\nhost: desk\r\n\r\n')
    while (beats.size === 0) await immediate()
    shutdown.begin()
    for (const each of beats) each()
    server.desk.live.type(id, { from: 'agent', agent: 'wang', name: '王晓' }, true)
    await immediate()
    t.deepEqual(failures, [])
    wire.destroy()
  },
)

test.serial(
  'a reader that takes a little between heartbeats gets the whole log and is not cut off',
  async t => {
    const { path, count } = await longConversation()
    let beat = () => {}
    const heartbeats = {
      join(own: () => void) {
        beat = own
        return () => {}
      },
    }
    const parts = { desk: server.desk, shutdown: createShutdown(), heartbeats }
    let closed = false
    const http = createServer((_request, response) => {
      response.on('close', () => {
        closed = true
      })
      streamEvents(parts, path.split('/')[3] ?? '', 0, response)
    })
    const seqs: number[] = []
    let pending: { readonly length: number; take(): void } | undefined
    const wire = new Duplex({
      read() {},
      write(chunk: Buffer, _encoding, taken) {
        for (const [, seq] of chunk.toString().matchAll(/^id: (\d+)$/gm)) seqs.push(Number(seq))
        pending = { length: chunk.length, take: taken }
      },
    })
    http.emit('connection', wire)
    wire.push('GET / HTTP/1.1\r\nhost: desk\r\n\r\n')
    let room = 0
    while (seqs.length < count && !closed) {
      await immediate()
      if (!pending) continue
      const { length, take } = pending
      if (room < length) {
        // Half an event from one heartbeat to the next.
        room += 12_000
        beat()
      } else {
        room -= length
        pending = undefined
        take()
      }
    }
    t.deepEqual(
      seqs,
      Array.from({ length: count }, (_, index) => index + 1),
    )
    wire.destroy()
  },
)

test.serial('one timer sends each stream a heartbeat every 15 seconds, in turn', t => {
  const timers: { at: number; ring: () => void }[] = []
  let now = 0
  const heartbeats = createHeartbeats({
    after(milliseconds, ring) {
      timers.push({ at: now + milliseconds, ring })
      return () => {}
    },
  })
  const beaten: [string, number][] = []
  const pass = (until: number) => {
    for (let next = timers.shift(); next; next = timers.shift()) {
      if (next.at > until) return void timers.unshift(next)
      now = next.at
      next.ring()
    }
  }
  const leave = heartbeats.join(() => beaten.push(['first', now]))
  pass(6000)
  heartbeats.join(() => beaten.push(['second', now]))
  t.is(timers.length, 1)
  pass(31_000)
  t.deepEqual(beaten, [
    ['first', 15_000],
    ['second', 21_000],
    ['first', 30_000],
  ])
  leave()
  pass(46_000)
  t.deepEqual(beaten.at(-1), ['second', 36_000])
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

test.serial('a desk that is told to stop is no longer ready and ends its streams', async t => {
  const elsewhere = { 'x-forwarded-for': '192.0.2.8' }
  const opened = await fetch(`${server.address}/api/conversations`, { method: 'POST', headers: elsewhere })
  const stream = await ask(await opened.json(), 'stream')
  t.is(stream.status, 200)
  shutdown.begin()
  t.regex(await stream.text(), /retry: 500\n\n$/)
  const ready = await fetch(`${server.address}/readyz`)
  t.is(ready.status, 503)
  t.is((await ready.json()).status, 'stopping')
})

test.serial('a stopping desk finishes its responses, but does not wait for idle connections', async t => {
  const arrivals = new EventEmitter()
  const listening = await listen((_request, response) => void arrivals.emit('request', response), {
    ...{ port: 0, host: '127.0.0.1' },
  })
  // As browsers do before they need it.
  const silent = connect(Number(new URL(listening.address).port), '127.0.0.1')
  t.teardown(() => silent.destroy())
  await once(silent, 'connect')
  const agent = new Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  const ask = async () => {
    const answer = once(get(listening.address, { agent }), 'response')
    const [response]: ServerResponse[] = await once(arrivals, 'request')
    return { answer, response }
  }
  const [late, begun] = [await ask(), await ask()]
  begun.response?.write('begun, ')
  await begun.answer
  // Longer than any test may last: nothing is cut off.
  const closed = listening.close(2 ** 31 - 1)
  for (const { answer, response } of [late, begun]) {
    response?.end('done')
    const [read]: IncomingMessage[] = await answer
    t.is(read?.headers.connection, response === late.response ? 'close' : 'keep-alive')
    read?.resume()
  }
  await closed
})
