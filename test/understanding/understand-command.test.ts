import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import test from 'ava'
import { understand } from '../../bot/commands/understand.ts'
import { StartFailure } from '../../bot/start-failure.ts'

async function runWith(args: readonly string[], input: string): Promise<{ code: number; output: string }> {
  const chunks: string[] = []
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  const code = await understand(args, { stdin: Readable.from([input]), stdout, stderr: stdout })
  return { code, output: chunks.join('') }
}

function written(lines: readonly object[], remove: (undo: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-set-'))
  remove(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'set.jsonl')
  writeFileSync(file, lines.map(line => JSON.stringify(line)).join('\n'))
  return file
}

test('--json writes one object for each line and nothing else', async t => {
  const { code, output } = await runWith(['--json'], '储存满了\n今天天气怎么样\n')
  const lines: unknown[] = output
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  t.is(code, 0)
  t.like(lines, [
    { text: '储存满了', decision: 'answer', intent: 'storage-full', second: null, options: [] },
    { text: '今天天气怎么样', decision: 'out-of-scope', intent: 'out-of-scope' },
  ])
  t.is(lines.length, 2)
})

test('--train and --evaluate work on any labelled set', async t => {
  const set = [
    { text: '打开灯', intent: 'on' },
    { text: '把灯打开', intent: 'on' },
    { text: '关掉灯', intent: 'off' },
    { text: '把灯关了', intent: 'off' },
  ]
  const file = written(set, undo => t.teardown(undo))
  const { code, output } = await runWith(['--train', file, '--evaluate', file, '--json'], '')
  t.is(code, 0)
  t.like(JSON.parse(output), { all: { lines: 4, right: 4, wrong: 0 } })
})

test('a bad line of a set fails with its place', async t => {
  const file = written([{ text: '打开灯', intent: 'on' }, { text: '没有标签' }], undo => t.teardown(undo))
  const error = await t.throwsAsync(runWith(['--evaluate', file], ''), { instanceOf: StartFailure })
  t.true(error?.message.includes(`${file}:2`))
})

test('an unknown option says which there are', async t => {
  const error = await t.throwsAsync(runWith(['--wrong'], ''), { instanceOf: StartFailure })
  t.true(error?.message.includes('--evaluate'))
})
