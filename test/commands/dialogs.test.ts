import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import test from 'ava'
import { runCommand } from '../../bot/cli.ts'
import { bad, folder, good, runDialogs, writeScripts } from './run-dialogs.ts'

test.serial('a folder of scripts is played; one failure is exit code 1', async t => {
  const own = writeScripts('mixed', { 'bad.yaml': bad, 'good.yaml': good })
  const all = await runDialogs([own])
  t.is(all.code, 1)
  t.regex(all.output, /1 passed, 1 failed; in process, 3 turns/)
  t.regex(all.output, /bad.yaml:4:5\nexpected {2}node rephrase/)
  t.is((await runDialogs([own, '--grep', 'opens'])).code, 0)
  t.is((await runDialogs([join(own, 'good.yaml')])).code, 0)
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
    const { code, errors } = await runDialogs(args)
    t.is(code, 1)
    t.regex(errors, message)
  })
}

test.serial('scripts that cannot be read are reported all at once, and nothing is played', async t => {
  const own = writeScripts('unreadable', {
    'a.yaml': 'title: t\nsteps:\n  - shout: x\n',
    'b.yaml': 'title: [\n',
    'good.yaml': good,
  })
  const { code, output, errors } = await runDialogs([own])
  t.is(code, 1)
  t.is(output, '')
  t.regex(errors, /a.yaml:3:12 {2}unknown-step {2}There is no step "shout"/)
  t.regex(errors, /b.yaml:\d+:\d+ {2}yaml-syntax/)
})

test.serial('reports go to the shell and, with a folder named, into files', async t => {
  const own = writeScripts('reported', { 'good.yaml': good })
  const out = join(folder, 'out')
  const { code, output } = await runDialogs([own, '--reporter', 'tap,junit,json', '--out', out])
  t.is(code, 0)
  t.is(output, readFileSync(join(out, 'dialogs.tap'), 'utf8'))
  t.regex(readFileSync(join(out, 'dialogs.xml'), 'utf8'), /<testsuites .*tests="1"/)
  t.like(JSON.parse(readFileSync(join(out, 'dialogs.json'), 'utf8')), { passed: 1, turns: 2 })
})

test.serial(
  'coverage below the minimum is exit code 1, and what is missing is listed with its place',
  async t => {
    const own = writeScripts('covered', { 'good.yaml': good })
    const out = join(folder, 'covered-out')
    const { code, output, errors } = await runDialogs([own, '--coverage', '--min', '100', '--out', out])
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
    t.is((await runDialogs([own, '--min', 'intents=1', '--out', out])).code, 0)
  },
)

test.serial('exploring writes scripts that pass, for edges that no script takes', async t => {
  const own = writeScripts('explored', { 'good.yaml': good })
  const out = join(folder, 'explored-out')
  const { code, output } = await runDialogs([own, '--explore', 'settlement-purpose', '--out', out])
  t.is(code, 0)
  t.regex(output, /(\d+) edges of settlement-purpose that no script takes; \1 reached/)
  t.is((await runDialogs([join(out, 'explored')])).code, 0)
})

test.serial('edges whose removal no script notices are exit code 1', async t => {
  const { code, output } = await runDialogs([writeScripts('mutated', { 'good.yaml': good }), '--mutate'])
  t.is(code, 1)
  t.regex(output, /no script fails without storage-full\/settled: not-yet/)
  t.false(output.includes('without storage-full/settled: settled'))
})

test.serial('new wording is shown, accepted and passes; other differences stay', async t => {
  const text =
    'title: worded\nsteps:\n  - merchant: 流水满了 # full\n  - bot: 旧的话\n  - choose: settled\n  - bot: {text: 旧的话}\n'
  const own = writeScripts('updated', { 'worded.yaml': text, 'bad.yaml': bad })
  const { code, output } = await runDialogs([own, '--update'])
  t.is(code, 1, 'the other script still fails')
  t.is(output.match(/^- 旧的话$/gm)?.length, 2)
  t.regex(output, /2 texts accepted/)
  const rewritten = readFileSync(join(own, 'worded.yaml'), 'utf8')
  t.true(rewritten.includes('流水满了 # full'))
  t.false(rewritten.includes('旧的话'))
  t.is((await runDialogs([join(own, 'worded.yaml')])).code, 0)
  t.is(readFileSync(join(own, 'bad.yaml'), 'utf8'), bad)
})

test.serial('watching plays again when a script changes, and ends with its input', async t => {
  const own = writeScripts('watched', { 'a.yaml': bad })
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
    const { code, output, errors } = await runDialogs([writeScripts(title, files)])
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
    t.is((await runDialogs([writeScripts('patient', { 'a.yaml': text })])).code, 0)
  },
)
