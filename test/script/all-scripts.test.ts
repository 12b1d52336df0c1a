import test from 'ava'
import { loadScripts } from '../../bot/commands/dialogs/load-scripts.ts'
import { openWorkshop } from '../../bot/commands/dialogs/workshop.ts'
import { formatProblem } from '../../bot/content/problem.ts'
import { describeFailure } from '../../bot/script/describe-failure.ts'
import { openDeskInProcess } from '../../bot/script/desk-in-process.ts'
import { play } from '../../bot/script/play.ts'

const { brain, content, edit, utterances } = openWorkshop()
const { scripts, problems } = loadScripts([], utterances)

test('every scripted dialog can be read', t => {
  t.deepEqual(problems.map(formatProblem), [])
  t.true(scripts.length > 0)
})

for (const script of scripts) {
  test(`dialog ${script.file}: ${script.title}`, async t => {
    const result = await play(script, openDeskInProcess({ brain, at: script.at, edit }), content.terminals)
    t.is(result.outcome, 'passed', result.outcome === 'failed' ? describeFailure(result.failure) : '')
  })
}
