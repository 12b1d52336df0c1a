import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import test from 'ava'
import { runCommand } from '../../bot/cli.ts'
import { addAgent, setPassword } from '../../bot/conversations/accounts/agents.ts'
import { PASSWORD } from '../console/open-test-console.ts'
import { standing } from '../conversations/open-test-desk.ts'
import { openTestServer } from '../web/open-test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'posdesk-dialogs-'))
test.after.always(() => rmSync(folder, { recursive: true, force: true }))

/** Writes script files into a folder of their own. */
function scripts(name: string, files: Readonly<Record<string, string>>): string {
  const own = join(folder, name)
  mkdirSync(own, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(own, file), text)
  return own
}

/** Plays with the clock of a test server, which stands still. */
async function dialogs(args: readonly string[], stdin = new PassThrough()) {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const told = { output: '', errors: '' }
  stdout.on('data', chunk => {
    told.output += chunk
  })
  stderr.on('data', chunk => {
    told.errors += chunk
  })
  const code = await runCommand('dialogs', args, { stdin, stdout, stderr, now: () => standing })
  return { code, ...told }
}

const good =
  'title: it opens\nsteps:\n  - merchant: 流水满了\n  - bot: {node: storage-full/settled}\n  - choose: settled\n  - bot: {node: storage-not-freed/slip}\n'
const bad = 'title: it is wrong\nsteps:\n  - merchant: 流水满了\n  - bot: {node: rephrase}\n'
const waits =
  'title: it waits\nsteps:\n  - wait: 1m\n  - merchant: 流水满了\n  - bot: {node: storage-full/settled}\n'

test.serial('a folder of scripts is played; one failure is exit code 1', async t => {
  const own = scripts('mixed', { 'bad.yaml': bad, 'good.yaml': good })
  const all = await dialogs([own])
  t.is(all.code, 1)
  t.regex(all.output, /1 passed, 1 failed; in process, 3 turns/)
  t.regex(all.output, /bad.yaml:4:5\nexpected {2}node rephrase/)
  t.is((await dialogs([own, '--grep', 'opens'])).code, 0)
  t.is((await dialogs([join(own, 'good.yaml')])).code, 0)
})

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['an unknown option', ['--fast'], /Unknown option '--fast'[\s\S]*--grep WORDS/],
  ['an unknown reporter', ['--reporter', 'spec,html'], /There is no reporter "html": choose among spec, tap/],
  ['an address that is none', ['--url', 'localhost'], /--url needs the address of a desk/],
  [
    'coverage of a running desk',
    ['--url', 'http://localhost:1', '--coverage'],
    /--coverage looks inside the desk/,
  ],
  ['a number that is none', ['--jobs', 'many'], /--jobs needs a number from 1 to 64/],
  ['somebody without a desk', ['--agent', '小王'], /--agent signs somebody in at a running desk/],
  ['somebody without a password', ['--url', 'http://localhost:1', '--agent', '小王'], /AGENT_PASSWORD/],
  ['an unknown measure', ['--min', 'words=3'], /--min knows no measure "words"/],
  ['a file that there is not', ['/nowhere.yaml'], /There is no file or folder \/nowhere.yaml/],
  ['words that match nothing', ['--grep', 'xyzzy'], /None of \d+ scripts matches xyzzy/],
  [
    'an unknown flow',
    ['--explore', 'storage-ful'],
    /There is no flow "storage-ful" \(did you mean "storage-full"\?\)/,
  ],
]

for (const [title, args, message] of refused) {
  test.serial(`a wrong argument is exit code 1 and a sentence: ${title}`, async t => {
    const { code, errors } = await dialogs(args)
    t.is(code, 1)
    t.regex(errors, message)
  })
}

test.serial('scripts that cannot be read are reported all at once, and nothing is played', async t => {
  const own = scripts('unreadable', {
    'a.yaml': 'title: t\nsteps:\n  - shout: x\n',
    'b.yaml': 'title: [\n',
    'good.yaml': good,
  })
  const { code, output, errors } = await dialogs([own])
  t.is(code, 1)
  t.is(output, '')
  t.regex(errors, /a.yaml:3:12 {2}unknown-step {2}There is no step "shout"/)
  t.regex(errors, /b.yaml:\d+:\d+ {2}yaml-syntax/)
})

test.serial('reports go to the shell and, with a folder named, into files', async t => {
  const own = scripts('reported', { 'good.yaml': good })
  const out = join(folder, 'out')
  const { code, output } = await dialogs([own, '--reporter', 'tap,junit,json', '--out', out])
  t.is(code, 0)
  t.is(output, readFileSync(join(out, 'dialogs.tap'), 'utf8'))
  t.regex(readFileSync(join(out, 'dialogs.xml'), 'utf8'), /<testsuites .*tests="1"/)
  t.like(JSON.parse(readFileSync(join(out, 'dialogs.json'), 'utf8')), { passed: 1, turns: 2 })
})

test.serial(
  'coverage below the minimum is exit code 1, and what is missing is listed with its place',
  async t => {
    const own = scripts('covered', { 'good.yaml': good })
    const out = join(folder, 'covered-out')
    const { code, output, errors } = await dialogs([own, '--coverage', '--min', '100', '--out', out])
    t.is(code, 1)
    t.regex(
      output,
      /content\/flows\/storage-full.yaml:\d+:\d+ {2}no script reaches edge storage-full\/settled: not-yet/,
    )
    for (const measure of ['nodes', 'edges', 'conditions', 'intents']) {
      t.regex(errors, new RegExp(`${measure}: [\\d.]+ % is less than the 100 % demanded`))
    }
    t.notRegex(errors, /utterances/, 'these are counted apart')
    t.regex(readFileSync(join(out, 'coverage.html'), 'utf8'), /<svg/)
    t.is((await dialogs([own, '--min', 'intents=1', '--out', out])).code, 0)
  },
)

test.serial('exploring writes scripts that pass, for edges that no script takes', async t => {
  const own = scripts('explored', { 'good.yaml': good })
  const out = join(folder, 'explored-out')
  const { code, output } = await dialogs([own, '--explore', 'settlement-purpose', '--out', out])
  t.is(code, 0)
  t.regex(output, /(\d+) edges of settlement-purpose that no script takes; \1 reached/)
  t.is((await dialogs([join(out, 'explored')])).code, 0)
})

test.serial('edges whose removal no script notices are exit code 1', async t => {
  const { code, output } = await dialogs([scripts('mutated', { 'good.yaml': good }), '--mutate'])
  t.is(code, 1)
  t.regex(output, /no script fails without storage-full\/settled: not-yet/)
  t.false(output.includes('without storage-full/settled: settled'))
})

test.serial('new wording is shown, accepted and passes; other differences stay', async t => {
  const text =
    'title: worded\nsteps:\n  - merchant: 流水满了 # full\n  - bot: 旧的话\n  - choose: settled\n  - bot: {text: 旧的话}\n'
  const own = scripts('updated', { 'worded.yaml': text, 'bad.yaml': bad })
  const { code, output } = await dialogs([own, '--update'])
  t.is(code, 1, 'the other script still fails')
  t.is(output.match(/^- 旧的话$/gm)?.length, 2)
  t.regex(output, /2 texts accepted/)
  const rewritten = readFileSync(join(own, 'worded.yaml'), 'utf8')
  t.true(rewritten.includes('流水满了 # full'))
  t.false(rewritten.includes('旧的话'))
  t.is((await dialogs([join(own, 'worded.yaml')])).code, 0)
  t.is(readFileSync(join(own, 'bad.yaml'), 'utf8'), bad)
})

test.serial('watching plays again when a script changes, and ends with its input', async t => {
  const own = scripts('watched', { 'a.yaml': bad })
  const stdin = new PassThrough()
  const stdout = new PassThrough()
  let output = ''
  const rounds = new Promise<void>(resolve => {
    stdout.on('data', chunk => {
      output += chunk
      const count = output.split('waiting for changes').length - 1
      if (count === 1 && output.includes('1 failed')) writeFileSync(join(own, 'a.yaml'), good)
      if (count >= 2) resolve()
    })
  })
  const running = runCommand('dialogs', [own, '--watch'], { stdin, stdout, stderr: new PassThrough() })
  await rounds
  stdin.end()
  t.is(await running, 0)
  t.regex(output, /0 passed, 1 failed[\s\S]*1 passed, 0 failed/)
})

test.serial('the same scripts give the same results against a running desk', async t => {
  const server = await openTestServer()
  t.teardown(() => server.close())
  const own = scripts('wired', { 'good.yaml': good, 'bad.yaml': bad, 'waits.yaml': waits })
  const { code, output } = await dialogs([own, '--url', `${server.address}/`])
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
    if (agent) await setPassword(server.desk.db, agent.id, PASSWORD)
  }
  process.env.AGENT_PASSWORD = PASSWORD
  t.teardown(() => {
    delete process.env.AGENT_PASSWORD
  })
  const own = scripts('attended', { 'a.yaml': attended })
  const inProcess = await dialogs([own])
  t.regex(inProcess.output, /1 passed, 0 failed; in process/)
  const overWire = await dialogs([own, '--url', server.address, '--agent', '小王', '--agent', '小李'])
  t.regex(overWire.output, /1 passed, 0 failed; at http/)
  const alone = await dialogs([own, '--url', server.address, '--agent', '小王'])
  t.regex(alone.output, /somebody must be signed in at the desk: --agent 小李/)
  const stranger = await dialogs([own, '--url', server.address, '--agent', '老张'])
  t.is(stranger.code, 1)
  t.regex(stranger.errors, /老张 cannot sign in at http:.*AGENT_PASSWORD/)
})

const endless: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'its parts include each other',
    {
      'a.yaml': 'title: t\nsteps:\n  - include: one.yaml\n',
      'one.yaml': 'part: one\nsteps:\n  - include: two.yaml\n',
      'two.yaml': 'part: two\nsteps:\n  - merchant: 满了\n  - include: one.yaml\n',
    },
    /two.yaml:4:5 {2}part-cycle {2}The part "one.yaml" includes itself/,
  ],
  [
    'its parts double at each level',
    {
      'a.yaml': 'title: t\nsteps:\n  - include: part0.yaml\n',
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, level) => [
          `part${level}.yaml`,
          `part: p\nsteps:\n${`  - include: part${level + 1}.yaml\n`.repeat(2)}`,
        ]),
      ),
      'part40.yaml': 'part: p\nsteps:\n  - merchant: 满了\n',
    },
    /too-many-steps {2}With its parts this script has more than 1000 steps: it would never end/,
  ],
  [
    'it waits for ages',
    { 'a.yaml': `title: t\nsteps:\n  - wait: ${'9'.repeat(300)}d\n` },
    /a.yaml:3:11 {2}schema {2}Write a number of at most five digits/,
  ],
  [
    'a pattern of it is never decided',
    { 'a.yaml': 'title: t\nsteps:\n  - merchant: 满了\n  - bot: /(储|存+)+x/\n' },
    /a.yaml:4:10 {2}runaway-pattern/,
  ],
]

for (const [title, files, message] of endless) {
  test.serial(`a script that would never end is a sentence and exit code 1: ${title}`, async t => {
    const { code, output, errors } = await dialogs([scripts(title, files)])
    t.is(code, 1)
    t.is(output, '')
    t.regex(errors, message)
  })
}

test.serial(
  'the longest possible wait takes no time: the bot reminds, says goodbye and is silent',
  async t => {
    const text =
      'title: t\nsteps:\n  - merchant: 流水满了\n  - bot: {node: storage-full/settled}\n  - wait: 99999d\n  - bot: {node: nudge}\n  - bot: {node: close}\n'
    t.is((await dialogs([scripts('patient', { 'a.yaml': text })])).code, 0)
  },
)

test.serial('a desk that asks to slow down without end is lost', async t => {
  const server = createServer((_request, response) =>
    response.writeHead(429, { 'retry-after': '0' }).end('{"detail": "later"}'),
  )
  const url = await listen(server)
  t.teardown(() => server.close())
  const { code, output } = await dialogs([scripts('always-busy', { 'a.yaml': good }), '--url', url])
  t.is(code, 1)
  t.regex(output, /The desk at http:\/\/127.0.0.1:\d+ answered 429: later/)
})

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

test.serial('no desk at the address is exit code 1 and a sentence', async t => {
  const { code, output } = await dialogs([
    scripts('gone', { 'good.yaml': good }),
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
  const own = scripts('dying', { 'a.yaml': good, 'b.yaml': good, 'c.yaml': good })
  const { code, output } = await dialogs([own, '--url', url, '--jobs', '1'])
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
  const own = scripts('mute', { 'a.yaml': good, 'b.yaml': good })
  const { code, output } = await dialogs([own, '--url', url, '--jobs', '1', '--timeout', '0.2'])
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
    const { output } = await dialogs([scripts('busy', { 'a.yaml': good }), '--url', url])
    t.true(requests > 1)
    t.regex(output, /note: the desk asked to slow down: 1 requests waited, 0 s at most/)
  },
)

test.serial('an address where something else than a desk answers is a sentence', async t => {
  const server = createServer((_request, response) => response.end('<html>'))
  const url = await listen(server)
  t.teardown(() => server.close())
  const { code, output } = await dialogs([scripts('other', { 'a.yaml': good }), '--url', url])
  t.is(code, 1)
  t.regex(output, /What answers at http:\/\/127.0.0.1:\d+ is no posdesk/)
})
