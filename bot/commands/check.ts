import type { Command } from '../cli.ts'
import { checkContent } from '../content/check-content.ts'
import { checkUnderstanding } from '../content/check-understanding.ts'
import { contentFolder } from '../content/content-folder.ts'
import { readContentFiles } from '../content/load-content.ts'
import { formatProblem } from '../content/problem.ts'

/** `npm run check`: all content problems at once; fails when one of them is an error. */
export const check: Command = async (args, { stdout }) => {
  const folder = args[0] ?? contentFolder
  const problems = [...checkContent(folder).problems, ...checkUnderstanding(readContentFiles(folder))]
  for (const found of problems) stdout.write(`${formatProblem(found)}\n`)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  stdout.write(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`)
  return errors === 0 ? 0 : 1
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
