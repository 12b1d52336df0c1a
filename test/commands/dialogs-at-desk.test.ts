import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'ava'
import { addAgent, setPassword } from '../../bot/conversations/accounts/agents.ts'
import { testPassword } from '../console/open-test-console.ts'
import { openTestServer } from '../web/open-test-server.ts'
import { bad, good, runDialogs, writeScripts } from './run-dialogs.ts'

/** A script that only a desk in process can play. */
const waits =
  'title: it waits\nsteps:\n  - wait: 1m\n  - merchant: 流水满了\n  - bot: {node: storage-full/settled}\n'

test.serial('the same scripts give the same results against a running desk', async t => {
  const server = await openTestServer()
  t.teardown(() => server.close())
  const own = writeScripts('wired', { 'good.yaml': good, 'bad.yaml': bad, 'waits.yaml': waits })
  const { code, output } = await runDialogs([own, '--url', `${server.address}/`])
  t.is(code, 1)
  t.regex(output, /1 passed, 1 failed, 1 not played; at http/)
  t.regex(output, /skipped {2}it waits {2}\(it waits: the clock of a running desk cannot be moved\)/)
  t.regex(output, /bad.yaml:4:5\nexpected {2}node rephrase\ncame {6}\[storage-full\/settled\]/)
})

/** A talk with two people at the desk, begun at the hour at which the clock of a test server stands. */
const attended = `title: two people serve
at: 2026-11-23 12:00
steps:
  - merchant: 转人工
  - bot: {node: human-agent/phone}
  - choose: no-phone
  - bot: {node: human-agent/handoff}
  - expect: {owner: queue}
  - agent: {claim: 小王}
  - agent: {say: 您好，我是小王。}
  - agent: {claim: 小李}
  - refused: true
  - agent: {transfer: 小李, by: 小王}
  - agent: {say: 我还在。, by: 小王}
  - refused: true
  - agent: {show: settlement-steps/open, by: 小李}
  - expect: {owner: agent}
  - agent: {release: 小李}
  - expect: {owner: queue}
  - agent: {takeOver: 小王}
  - agent: {handBack: terminal-kind/kind}
  - bot: {node: terminal-kind/kind}
  - expect: {owner: bot}
  - agent: {takeOver: 小王}
  - agent: {close: solved, followUp: true}
  - expect: {owner: bot}
`

test.serial('people at a running desk play their part as in process, signed in by name', async t => {
  const server = await openTestServer()
  t.teardown(() => server.close())
  for (const name of ['小王', '小李']) {
    const agent = await addAgent(server.desk.db, name, 'agent', Date.now())
    if (agent) await setPassword(server.desk.db, agent.id, testPassword)
  }
  process.env.AGENT_PASSWORD = testPassword
  t.teardown(() => {
    delete process.env.AGENT_PASSWORD
  })
  const own = writeScripts('attended', { 'a.yaml': attended })
  const inProcess = await runDialogs([own])
  t.regex(inProcess.output, /1 passed, 0 failed; in process/)
  const overWire = await runDialogs([own, '--url', server.address, '--agent', '小王', '--agent', '小李'])
  t.regex(overWire.output, /1 passed, 0 failed; at http/)
  const alone = await runDialogs([own, '--url', server.address, '--agent', '小王'])
  t.regex(alone.output, /somebody must be signed in at the desk: --agent 小李/)
  const stranger = await runDialogs([own, '--url', server.address, '--agent', '老张'])
  t.is(stranger.code, 1)
  t.regex(stranger.errors, /老张 cannot sign in at http:.*AGENT_PASSWORD/)
})

test.serial('a desk that asks to slow down without end is lost', async t => {
  const server = createServer((_request, response) =>
    response.writeHead(429, { 'retry-after': '0' }).end('{"detail": "later"}'),
  )
  const url = await listen(server)
  t.teardown(() => server.close())
  const { code, output } = await runDialogs([writeScripts('always-busy', { 'a.yaml': good }), '--url', url])
  t.is(code, 1)
  t.regex(output, /The desk at http:\/\/127.0.0.1:\d+ answered 429: later/)
})

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

test.serial('no desk at the address is exit code 1 and a sentence', async t => {
  const { code, output } = await runDialogs([
    writeScripts('gone', { 'good.yaml': good }),
    '--url',
    'http://127.0.0.1:9',
  ])
  t.is(code, 1)
  t.regex(output, /The desk at http:\/\/127.0.0.1:9 cannot be reached \(.+\). Is it running\?/)
})

test.serial('a desk that dies half-way is reported once, and the rest is not played', async t => {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    if (requests > 1) return response.destroy()
    const events = [{ seq: 1, at: '', from: 'system', type: 'conversationStarted' }]
    response.writeHead(201).end(JSON.stringify({ conversationId: 'c', token: 't', events }))
  })
  const url = await listen(server)
  t.teardown(() => server.close())
  const own = writeScripts('dying', { 'a.yaml': good, 'b.yaml': good, 'c.yaml': good })
  const { code, output } = await runDialogs([own, '--url', url, '--jobs', '1'])
  t.is(code, 1)
  t.regex(output, /cannot be reached/)
  t.regex(output, /0 passed, 1 failed, 2 not played/)
})

test.serial('a desk that takes the call and never answers is lost after the time it was given', async t => {
  const server = createServer(() => {})
  const url = await listen(server)
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const own = writeScripts('mute', { 'a.yaml': good, 'b.yaml': good })
  const { code, output } = await runDialogs([own, '--url', url, '--jobs', '1', '--timeout', '0.2'])
  t.is(code, 1)
  t.regex(output, /The desk at http:\/\/127.0.0.1:\d+ did not answer within 0.2 s/)
  t.regex(output, /0 passed, 1 failed, 1 not played/)
})

test.serial(
  'a desk that asks to slow down is asked again after that time, and the report says so',
  async t => {
    let requests = 0
    const server = createServer((_request, response) => {
      requests += 1
      if (requests === 1) return response.writeHead(429, { 'retry-after': '0' }).end('{}')
      return response.destroy()
    })
    const url = await listen(server)
    t.teardown(() => server.close())
    const { output } = await runDialogs([writeScripts('busy', { 'a.yaml': good }), '--url', url])
    t.true(requests > 1)
    t.regex(output, /note: the desk asked to slow down: 1 requests waited, 0 s at most/)
  },
)

test.serial('an address where something else than a desk answers is a sentence', async t => {
  const server = createServer((_request, response) => response.end('<html>'))
  const url = await listen(server)
  t.teardown(() => server.close())
  const { code, output } = await runDialogs([writeScripts('other', { 'a.yaml': good }), '--url', url])
  t.is(code, 1)
  t.regex(output, /What answers at http:\/\/127.0.0.1:\d+ is no posdesk/)
})
