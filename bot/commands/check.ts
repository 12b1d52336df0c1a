import type { Command } from '../cli.ts'
import { cachedModel } from '../content/cached-model.ts'
import { checkContent } from '../content/check-content.ts'
import { checkUnderstanding } from '../content/check-understanding.ts'
import { builtFolder, contentFolder } from '../content/content-folder.ts'
import { readContentFiles } from '../content/load-content.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import { readArguments } from './read-arguments.ts'
import { tellProblems } from './tell-problems.ts'

const usage = 'npm run check [-- FOLDER] [--all]'

/**
 * `npm run check`: all content problems at once; fails when one of them is an error. Misread utterances are only counted
 * unless `--all` is given.
 */
export const check: Command = async (args, { stdout }) => {
  const options = { all: { type: 'boolean', default: false } } as const
  const { values, positionals } = readArguments({ args: [...args], allowPositionals: true, options }, usage)
  const folder = positionals[0] ?? contentFolder
  // The model that is trained here is kept for tests and starts.
  const modelOf = (data: UnderstandingContent) => cachedModel(data, builtFolder)
  const { problems: found } = checkContent(folder, modelOf)
  const problems = [...found, ...checkUnderstanding(readContentFiles(folder), modelOf)]
  for (const line of tellProblems(problems, values.all)) stdout.write(`${line}\n`)
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0
}
