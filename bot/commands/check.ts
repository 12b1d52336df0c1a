import type { Command } from '../cli.ts'
import { cachedModel } from '../content/cached-model.ts'
import { checkContent } from '../content/check-content.ts'
import { checkUnderstanding } from '../content/check-understanding.ts'
import { builtFolder, contentFolder } from '../content/content-folder.ts'
import { readContentFiles } from '../content/load-content.ts'
import { formatProblem } from '../content/problem.ts'
import type { UnderstandingContent } from '../understanding/content.ts'

/** `npm run check`: all content problems at once; fails when one of them is an error. */
export const check: Command = async (args, { stdout }) => {
  const folder = args[0] ?? contentFolder
  // The model that is trained here is kept for tests and starts.
  const modelOf = (data: UnderstandingContent) => cachedModel(data, builtFolder)
  const { problems: found } = checkContent(folder, modelOf)
  const problems = [...found, ...checkUnderstanding(readContentFiles(folder), modelOf)]
  for (const each of problems) stdout.write(`${formatProblem(each)}\n`)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  stdout.write(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`)
  return errors === 0 ? 0 : 1
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
