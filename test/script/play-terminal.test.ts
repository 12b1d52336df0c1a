import test from 'ava'
import { describeFailure } from '../../bot/script/describe-failure.ts'
import { openDeskInProcess } from '../../bot/script/desk-in-process.ts'
import { play } from '../../bot/script/play.ts'
import type { Result } from '../../bot/script/result.ts'
import { content, edit, scriptsOf, smallBrain } from './small-desk.ts'

async function playSmall(text: string): Promise<Result> {
  const [script] = scriptsOf({ 'test.yaml': text })
  if (!script) throw new Error('This is no script.')
  return play(script, openDeskInProcess({ brain: smallBrain, at: script.at, edit }), content.terminals)
}

const problemIn = (result: Result): string =>
  result.outcome === 'failed' ? describeFailure(result.failure) : result.outcome

test('pressed keys are reported and move the conversation on; screen and slip are compared', async t => {
  const result = await playSmall(`
title: t
terminal: {kind: classic, fault: storage-full, skin: newpos}
steps:
  - merchant: 储存满
  - bot: {node: storage-full/settled}
  - choose: not-yet
  - bot: {node: storage-full/hint}
  - bot: {node: settlement-steps/kind}
  - choose: classic
  - bot: {node: settlement-steps/press}
  - terminal: {press: [{card: swipe}], screen: [日志存储超限额, 请结算]}
  - terminal: {press: [确认, 菜单, 管理, 结算], screen: 是否批结算}
  - bot: {node: storage-full/person}
  - terminal: {press: [确认], slip: 结算总计}
`)
  t.is(result.outcome, 'passed', problemIn(result))
})

test('words that are not on the screen are reported with those that are, and with the edit that accepts them', async t => {
  const result = await playSmall(
    'title: t\nterminal: {kind: esign, fault: storage-full}\nsteps:\n  - terminal: {press: [确认], screen: 没有这句}\n',
  )
  const problem = problemIn(result)
  t.regex(problem, /expected {2}「没有这句」 on the screen/)
  t.regex(problem, /came {6}the screen says \S/)
  t.regex(problem, /write at line 4 of test.yaml: {2}- terminal: \{press: \[确认\], screen: \[/)
})

test('a script that names no terminal presses that of the last demonstration', async t => {
  const result = await playSmall(`
title: t
steps:
  - merchant: 储存满
  - bot: {node: storage-full/settled}
  - choose: not-yet
  - bot: {node: storage-full/hint}
  - bot: {node: settlement-steps/kind}
  - choose: classic
  - bot: {node: settlement-steps/press}
  - choose: show-me
  - bot: {node: settlement-steps/press, shows: true}
  - terminal: {press: [菜单, 管理], screen: 结算}
`)
  t.is(result.outcome, 'passed', problemIn(result))
})

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['no terminal at hand', '', /came {6}None was demonstrated yet/],
  ['a fault that there is not', 'terminal: {kind: classic, fault: nope}\n', /There is no fault "nope"/],
  [
    'a skin that there is not',
    'terminal: {kind: classic, fault: healthy, skin: nope}\n',
    /There is no skin "nope": choose/,
  ],
  [
    'a fault of other kinds',
    'terminal: {kind: esign, fault: paper-out}\n',
    /does not happen on a esign terminal/,
  ],
]

for (const [title, line, message] of wrong) {
  test(`pressing fails with a sentence: ${title}`, async t => {
    t.regex(problemIn(await playSmall(`title: t\n${line}steps:\n  - terminal: {press: [确认]}\n`)), message)
  })
}
