import { createServer, get, type IncomingMessage } from 'node:http'
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
import { openTestServer, type TestServer } from './open-test-server.ts'

let server: TestServer
test.before(async () => {
  server = await openTestServer()
})
test.after.always(() => server.close())

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
