import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import test from 'ava'
import { temporaryFolder } from '../conversations/open-test-desk.ts'
import { endProcess } from '../end-process.ts'
import { openConversation, post } from './open-test-server.ts'

const main = join(import.meta.dirname, '..', '..', 'web', 'start.mjs')

interface Started {
  readonly process: ChildProcess
  /** Where it listens, or null when it ended instead. */
  readonly address: string | null
  readonly code: number | null
  readonly output: string
}

/** Starts the real desk as `npm start` does and waits until it listens or ends. */
async function start(environment: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listening = new Promise<string | null>(resolve => {
    const read = (chunk: Buffer) => {
      output += chunk
      const address = /posdesk is open at (\S+)/.exec(output)?.[1]
      if (address && output.includes('data ')) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('close', () => resolve(null))
  })
  const address = await listening
  return { process: child, address, code: child.exitCode, output }
}

test.serial('an acknowledged message survives kill -9', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const environment = { PORT: '0', DATA_DIR: join(folder, 'data') }
  const first = await start(environment)
  t.teardown(() => endProcess(first.process, 'SIGKILL'))
  if (!first.address) return t.fail(first.output)
  const conversation = await openConversation(first.address)
  const answered = await post(first.address, conversation, 'messages', { messageId: 'm1', text: '储存满' })
  t.is(answered.status, 200)
  const { events } = await answered.json()
  await endProcess(first.process, 'SIGKILL')

  const second = await start(environment)
  t.teardown(() => endProcess(second.process, 'SIGKILL'))
  if (!second.address) return t.fail(second.output)
  const response = await fetch(
    `${second.address}/api/conversations/${conversation.conversationId}/events?after=2`,
    { headers: { authorization: `Bearer ${conversation.token}` } },
  )
  t.deepEqual((await response.json()).events, events)
  const next = await post(second.address, conversation, 'messages', { messageId: 'm2', choiceId: 'not-yet' })
  t.is(next.status, 200)
  t.is(await endProcess(second.process, 'SIGTERM'), 0, 'it stops politely when asked to')
})

test.serial('a desk that starts prints its addresses', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const started = await start({ PORT: '0', DATA_DIR: folder })
  t.teardown(() => endProcess(started.process, 'SIGKILL'))
  for (const line of [/chat +http:\/\/localhost:\d+\//, /guide +http/, /simulator +http/, /data +\//]) {
    t.regex(started.output, line)
  }
})

test.serial('a port in use is reported in a sentence that says what to do', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const squatter = createServer().listen(0, '127.0.0.1')
  t.teardown(() => squatter.close())
  await once(squatter, 'listening')
  const bound = squatter.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const { code, output } = await start({ PORT: String(port), DATA_DIR: folder })
  t.is(code, 1)
  t.is(output.trim().split('\n').length, 1)
  t.regex(output, new RegExp(`Port ${port} is in use.*PORT=${port + 1}`))
})

test.serial('a wrong configuration is reported with every wrong variable', async t => {
  const { code, output } = await start({ PORT: 'door', LOG_LEVEL: 'loud' })
  t.is(code, 1)
  t.regex(output, /PORT: .*LOG_LEVEL: /)
})
