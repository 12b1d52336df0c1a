import test from 'ava'
import { scriptFolder } from '../../bot/commands/dialogs.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent, readContentFiles } from '../../bot/content/load-content.ts'
import { formatProblem } from '../../bot/content/problem.ts'
import { openScriptDesk } from '../../bot/script/desk-in-process.ts'
import { parseScript } from '../../bot/script/parse-script.ts'
import { play } from '../../bot/script/play.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'

const content = loadContent(contentFolder)
const model = buildModel(content.understanding)

for (const file of readContentFiles(scriptFolder)) {
  const { script, problems } = parseScript(file)
  test(`dialog ${file.path}: ${script?.title ?? 'unreadable'}`, t => {
    if (!script) return t.fail(problems.map(formatProblem).join('\n'))
    const result = play(script, openScriptDesk(content.dialog, model))
    if (result.passed) return t.pass()
    const { place, message, transcript } = result
    t.fail(`${place.file}:${place.line}:${place.column} ${message}\n${transcript}`)
  })
}
