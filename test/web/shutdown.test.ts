import { EventEmitter, once } from 'node:events'
import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http'
import test from 'ava'
import { limits } from '../../web/limits.ts'
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

test.serial('a stopping desk finishes its responses, but does not wait for idle connections', async t => {
  const arrivals = new EventEmitter()
  const listening = await listen((_request, response) => void arrivals.emit('request', response), {
    ...{ port: 0, host: '127.0.0.1' },
  })
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
  const closed = listening.close(limits.rateWindow)
  for (const { answer, response } of [late, begun]) {
    response?.end('done')
    const [read]: IncomingMessage[] = await answer
    t.is(read?.headers.connection, response === late.response ? 'close' : 'keep-alive')
    read?.resume()
  }
  await closed
})
