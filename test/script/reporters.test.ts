import test from 'ava'
import { reportRun } from '../../bot/script/reporters/reporter.ts'
import type { Run } from '../../bot/script/run.ts'
import { failureOf, scriptsOf } from './small-desk.ts'

async function exampleRun(): Promise<Run> {
  const [script] = scriptsOf({ 'a.yaml': 'title: "one <&> #1\\u0007"\nsteps:\n  - merchant: x\n' })
  if (!script) throw new Error('This is no script.')
  const failure = await failureOf('steps:\n- merchant: 储存满\n- bot: {node: rephrase}')
  const milliseconds = 2
  return {
    ...{ where: 'in process', turns: 8, milliseconds: 4, notes: ['mind this'] },
    played: [
      { script, milliseconds, result: { outcome: 'passed', unseen: ['slots'] } },
      { script, milliseconds, result: { outcome: 'failed', failure } },
      { script, milliseconds, result: { outcome: 'skipped', reason: 'it waits' } },
      { script, milliseconds, result: { outcome: 'lost', reason: 'the desk is gone', transcript: [] } },
    ],
  }
}

test('spec: a line per script, failures in full, what was not checked, the sums last', async t => {
  const lines = reportRun('spec', await exampleRun())
    .trimEnd()
    .split('\n')
  t.deepEqual(
    lines.slice(0, 4).map(line => line.slice(0, 9).trim()),
    ['passed', 'FAILED', 'skipped', 'FAILED'],
  )
  t.true(lines.includes('the desk is gone'))
  t.true(lines.some(line => line.startsWith('> bot')))
  t.true(lines.includes('note: mind this'))
  t.true(lines.includes('not checked in process: slots in 1 of the scripts'))
  t.is(lines.at(-1), '1 passed, 2 failed, 1 not played; in process, 8 turns in 0.00 s (2000 a second)')
})

test('TAP: version, plan, one test point per script, titles that are no directives', async t => {
  const lines = reportRun('tap', await exampleRun()).split('\n')
  t.deepEqual(lines.slice(0, 2), ['TAP version 14', '1..4'])
  const points = lines.filter(line => /^(not )?ok /.test(line))
  t.deepEqual(
    points.map(line => line.replace(/ - .*?(?=$| # SKIP)/, '')),
    ['ok 1', 'not ok 2', 'ok 3 # SKIP it waits', 'not ok 4'],
  )
  t.regex(points[0] ?? '', /\\#1/)
  t.is(lines.filter(line => line === '  ---').length, lines.filter(line => line === '  ...').length)
})

test('JUnit: well-formed XML whatever the titles, with counts', async t => {
  const xml = reportRun('junit', await exampleRun())
  t.regex(xml, /tests="4" failures="2" skipped="1"/)
  t.regex(xml, /name="one &lt;&amp;&gt; #1\ufffd"/)
  const tags = [...xml.matchAll(/<(\/?)([a-z-]+)(?:\s[^<>]*?)?(\/?)>/g)]
  const open: string[] = []
  for (const [, close, name = '', empty] of tags) {
    if (close) t.is(open.pop(), name)
    else if (!empty) open.push(name)
  }
  t.deepEqual(open, [])
})

test('JSON: everything, for programs', async t => {
  const report = JSON.parse(reportRun('json', await exampleRun()))
  t.like(report, { passed: 1, failed: 2, skipped: 1, unseen: { slots: 1 }, turns: 8 })
  t.deepEqual(
    report.scripts.map((script: { outcome: string }) => script.outcome),
    ['passed', 'failed', 'skipped', 'lost'],
  )
  t.is(report.scripts[1].failure.place.line, 4)
})
