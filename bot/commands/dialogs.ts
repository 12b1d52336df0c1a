import { join } from 'node:path'
import type { Command } from '../cli.ts'
import { contentFolder } from '../content/content-folder.ts'
import { loadContent, readContentFiles } from '../content/load-content.ts'
import { formatProblem } from '../content/problem.ts'
import { openScriptDesk } from '../script/desk-in-process.ts'
import { parseScript } from '../script/parse-script.ts'
import { play } from '../script/play.ts'
import { buildModel } from '../understanding/build-model.ts'

/** The scripted dialogs that come with posdesk. */
export const scriptFolder: string = join(contentFolder, '..', 'test', 'dialogs')

/** `npm run dialogs`: plays every scripted dialog in process; fails when one of them does. */
export const dialogs: Command = async (_args, { stdout }) => {
  const content = loadContent(contentFolder)
  const model = buildModel(content.understanding)
  let failed = 0
  const files = readContentFiles(scriptFolder)
  for (const file of files) {
    const { script, problems } = parseScript(file)
    for (const found of problems) stdout.write(`${formatProblem(found)}\n`)
    const result = script && play(script, openScriptDesk(content.dialog, model))
    if (result?.passed) {
      stdout.write(`  passed  ${script?.title}\n`)
      continue
    }
    failed += 1
    if (!result) continue
    const { place, message, transcript } = result
    stdout.write(
      `  FAILED  ${script?.title}\n${place.file}:${place.line}:${place.column}  ${message}\n${transcript}\n`,
    )
  }
  stdout.write(`${files.length - failed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}
