import type { Command } from '../cli.ts'
import { cachedModel } from '../content/cached-model.ts'
import { checkContent } from '../content/check-content.ts'
import { checkUnderstanding } from '../content/check-understanding.ts'
import { builtFolder } from '../content/content-folder.ts'
import { readContentFiles } from '../content/load-content.ts'
import { formatProblem } from '../content/problem.ts'
import type { ContentTrial } from '../conversations/learning/content-trial.ts'
import { StartFailure } from '../start-failure.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import { loadScripts } from './dialogs/load-scripts.ts'
import { playScripts } from './dialogs/play-scripts.ts'
import { openWorkshop } from './dialogs/workshop.ts'

/** Failed scripts that are listed one by one. */
const MOST_TOLD = 20

/** Tries a content folder: all checks, then all scripts that come with posdesk; prints a `ContentTrial` as JSON. */
export const tryContent: Command = async (args, { stdout }) => {
  const [folder] = args
  if (folder === undefined) throw new StartFailure('Name the content folder to try.')
  const files = readContentFiles(folder)
  // Trained once: the scripts are played with the same.
  const modelOf = (data: UnderstandingContent) => cachedModel(data, builtFolder)
  const problems = [...checkContent(folder, modelOf).problems, ...checkUnderstanding(files, modelOf)]
  const errors = problems.filter(({ severity }) => severity === 'error').map(formatProblem)
  const warnings = problems.flatMap(({ severity, file, line, sentence }) =>
    severity === 'error' ? [] : [{ file, line, sentence }],
  )
  const played = errors.length > 0 ? { passed: 0, failed: [] } : await playAll(folder)
  const trial: ContentTrial = { errors, warnings, ...played }
  stdout.write(`${JSON.stringify(trial)}\n`)
  return errors.length === 0 && trial.failed.length === 0 ? 0 : 1
}

async function playAll(folder: string): Promise<Pick<ContentTrial, 'passed' | 'failed'>> {
  const workshop = openWorkshop(folder)
  const { scripts, problems } = loadScripts([], workshop.utterances)
  const { played } = await playScripts(workshop, scripts, { url: null, jobs: 1 })
  const failed = played.flatMap(({ script, result }) =>
    result.outcome === 'failed'
      ? [{ title: script.title, expected: result.failure.expected, came: result.failure.came }]
      : [],
  )
  const unread = problems.map(found => ({ title: formatProblem(found), expected: '', came: '' }))
  return { passed: played.length - failed.length, failed: [...unread, ...failed].slice(0, MOST_TOLD) }
}
