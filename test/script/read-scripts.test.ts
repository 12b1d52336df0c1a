import test from 'ava'
import { readScripts } from '../../bot/script/read-scripts.ts'
import { scriptsOf } from './small-desk.ts'

const utterances = { affirm: ['是的', '对'] }

/** Problems as `file:line:column code`. */
function problemsOf(files: Readonly<Record<string, string>>): string[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }))
  return readScripts(sources, { folder: '', utterances }).problems.map(
    ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  )
}

const broken: readonly (readonly [string, string, string])[] = [
  ['an unknown kind of step', 'title: t\nsteps:\n  - merchant: x\n  - shout: y\n', '4:12 unknown-step'],
  ['a step of two kinds', 'title: t\nsteps:\n  - {merchant: x, choose: y}\n', '3:5 unknown-step'],
  ['a step that is a word', 'title: t\nsteps:\n  - merchant\n', '3:5 unknown-step'],
  ['an unknown expectation', 'title: t\nsteps:\n  - bot: {nod: x}\n', '3:16 unknown-key'],
  ['a wrong kind of value', 'title: t\nsteps:\n  - bot: {step: two}\n', '3:17 schema'],
  ['a wait without a unit', 'title: t\nsteps:\n  - wait: 5\n', '3:11 schema'],
  [
    'an act that people at the desk do not know',
    'title: t\nsteps:\n  - agent: {clam: x}\n',
    '3:12 unknown-step',
  ],
  ['two acts at once', 'title: t\nsteps:\n  - agent: {claim: x, say: y}\n', '3:12 unknown-step'],
  ['no act', 'title: t\nsteps:\n  - agent: {by: x}\n', '3:12 unknown-step'],
  ['an act of the wrong shape', 'title: t\nsteps:\n  - agent: {handBack: a b}\n', '3:23 schema'],
  ['no title', 'steps:\n  - merchant: x\n', '1:1 schema'],
  ['no steps', 'title: t\nsteps: []\n', '2:8 schema'],
  ['an unknown key of the script', 'title: t\nstep: 1\nsteps:\n  - merchant: x\n', '2:7 unknown-key'],
  ['no YAML', 'title: [t\n', '2:1 yaml-syntax'],
  ['a date that is none', 'title: t\nat: tonight\nsteps:\n  - merchant: x\n', '2:5 schema'],
  ['an unknown part', 'title: t\nsteps:\n  - include: nowhere.yaml\n', '3:5 unknown-part'],
  ['a variable without a value', 'title: t\nsteps:\n  - merchant: $words\n', '3:15 unset-variable'],
  [
    'two variables to expand over',
    'title: t\neach: {a: [x], b: [y]}\nsteps:\n  - merchant: $a\n',
    '2:7 one-variable',
  ],
  [
    'an unknown intent to expand over',
    'title: t\neach: {a: {intent: nope}}\nsteps:\n  - merchant: $a\n',
    '2:20 unknown-intent',
  ],
  ['no regular expression', 'title: t\nsteps:\n  - bot: /(/\n', '3:10 bad-pattern'],
  [
    'a pattern that may never end',
    'title: t\nsteps:\n  - bot: {any: [a, {matches: (a+)+$}]}\n',
    '3:30 runaway-pattern',
  ],
]

for (const [title, text, problem] of broken) {
  test(`a script is refused with its place: ${title}`, t => {
    t.deepEqual(problemsOf({ 'broken.yaml': text }), [`broken.yaml:${problem}`])
  })
}

test('all problems of a script are reported at once', t => {
  const text = 'title: t\nsteps:\n  - shout: x\n  - merchant: $a\n  - bot: {step: two}\n'
  t.is(problemsOf({ 'broken.yaml': text }).length, 3)
})

test('parts that include each other in a circle are reported, not followed', t => {
  t.deepEqual(
    problemsOf({
      'script.yaml': 'title: t\nsteps:\n  - include: one.yaml\n',
      'one.yaml': 'part: one\nsteps:\n  - include: two.yaml\n',
      'two.yaml': 'part: two\nsteps:\n  - include: one.yaml\n',
    }),
    ['two.yaml:3:5 part-cycle'],
  )
})

test('a script whose parts multiply without limit is reported, not played', t => {
  const parts = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `part-${index}.yaml`,
      `part: p\nsteps:\n${`  - include: part-${index + 1}.yaml\n`.repeat(2)}`,
    ]),
  )
  const [problem] = problemsOf({
    ...parts,
    'part-30.yaml': 'part: p\nsteps:\n  - merchant: x\n',
    'script.yaml': 'title: t\nsteps:\n  - include: part-0.yaml\n',
  })
  t.regex(problem ?? '', /too-many-steps$/)
})

test('a script with too many rows is refused', t => {
  const rows = Array.from({ length: 501 }, (_, index) => `w${index}`).join(', ')
  t.deepEqual(
    problemsOf({ 'script.yaml': `title: t\neach: {say: [${rows}]}\nsteps:\n  - merchant: $say\n` }),
    ['script.yaml:2:7 too-many-rows'],
  )
})

test('a part without steps is reported at its place', t => {
  t.deepEqual(
    problemsOf({
      'script.yaml': 'title: t\nsteps:\n  - include: part.yaml\n',
      'part.yaml': 'part: p\nsteps: []\n',
    }),
    ['part.yaml:2:8 schema'],
  )
})

test('parts are included with their variables, and their steps keep their own places', t => {
  const [script] = scriptsOf({
    'script.yaml':
      'title: t\nvariables: {kind: esign}\ngiven: [{part: opening.yaml, with: {say: $kind 机器}}]\nsteps:\n  - choose: $kind\n',
    'opening.yaml': 'part: opening\nsteps:\n  - merchant: ${say}满了\n',
  })
  t.deepEqual(
    script?.steps.map(({ step, place, literal }) => [step, `${place.file}:${place.line}`, literal]),
    [
      [{ merchant: 'esign 机器满了' }, 'opening.yaml:3', false],
      [{ choose: 'esign' }, 'script.yaml:5', false],
    ],
  )
})

test('a script is played once per row, value or utterance, each under a title of its own', t => {
  const titles = (each: string, title = 't') =>
    scriptsOf({ 'a.yaml': `title: ${title}\neach: ${each}\nsteps:\n  - merchant: $say\n` }).map(
      script => script.title,
    )
  t.deepEqual(titles('{say: [满, 储存满]}'), ['t: 满', 't: 储存满'])
  t.deepEqual(titles('{say: {intent: affirm}}', '「$say」 opens it'), [
    '「是的」 opens it',
    '「对」 opens it',
  ])
  t.deepEqual(titles('[{say: 满, kind: esign}, {say: 满, kind: smart}]'), ['t: 满, esign', 't: 满, smart'])
  t.deepEqual(titles('{say: [满, 满]}'), ['t: 满', 't: 满 (2)'])
})

test('a script begins at a Monday noon in China, or when it says', t => {
  const at = (line: string) => scriptsOf({ 'a.yaml': `title: t\n${line}steps:\n  - merchant: x\n` })[0]?.at
  t.is(at(''), Date.UTC(2026, 0, 5, 4))
  t.is(at('at: 2026-01-04 23:30\n'), Date.UTC(2026, 0, 4, 15, 30))
})
