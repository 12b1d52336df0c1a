import { EventEmitter, once } from 'node:events'
import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import test from 'ava'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { openSession } from '../../bot/conversations/accounts/sessions.ts'
import { listen } from '../../web/listen.ts'
import { createShutdown } from '../../web/shutdown.ts'
import { openConversation, openTestServer } from './open-test-server.ts'

test.serial('a desk that is told to stop is no longer ready and ends its streams', async t => {
  const shutdown = createShutdown()
  const server = await openTestServer({ shutdown })
  t.teardown(() => server.close())
  const { conversationId, token } = await openConversation(server.address)
  const stream = await fetch(`${server.address}/api/conversations/${conversationId}/stream`, {
    headers: { authorization: `Bearer ${token}` },
  })
  t.is(stream.status, 200)
  shutdown.begin()
  t.regex(await stream.text(), /retry: 500\n\n$/)
  const ready = await fetch(`${server.address}/readyz`)
  t.is(ready.status, 503)
  t.is((await ready.json()).status, 'stopping')
})

test.serial('a stopping desk ends the streams of the console', async t => {
  const shutdown = createShutdown()
  const server = await openTestServer({ shutdown })
  t.teardown(() => server.close())
  const { db } = server.desk
  const agent = await addAgent(db, '王晓', 'agent', Date.now())
  const token = await openSession(db, agent?.id ?? '', 'open', 'test', Date.now())
  const stream = await fetch(`${server.address}/console/queue/stream`, {
    headers: { cookie: `posdesk-console=${token}` },
  })
  t.is(stream.status, 200)
  shutdown.begin()
  t.regex(await stream.text(), /^event: open\n/)
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
