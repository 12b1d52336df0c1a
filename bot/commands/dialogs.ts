import type { Command, Terminal } from '../cli.ts'
import { formatProblem } from '../content/problem.ts'
import type { Script } from '../script/read-scripts.ts'
import { type Run, tally } from '../script/run.ts'
import { StartFailure } from '../start-failure.ts'
import { loadScripts } from './dialogs/load-scripts.ts'
import { playScripts } from './dialogs/play-scripts.ts'
import { type Options, readOptions, usage } from './dialogs/read-options.ts'
import { showProgress } from './dialogs/show-progress.ts'
import { openWorkshop, type Workshop } from './dialogs/workshop.ts'
import { writeReports } from './dialogs/write-reports.ts'

/** `npm run dialogs`: plays scripted dialogs; fails when a script does, or cannot be read. */
export const dialogs: Command = async (args, terminal) => {
  const options = readOptions(args)
  if (options === 'help') {
    terminal.stdout.write(usage)
    return 0
  }
  return playOnce(options, terminal)
}

async function playOnce(options: Options, terminal: Terminal): Promise<number> {
  const workshop = openWorkshop()
  const scripts = selectScripts(workshop, options, terminal)
  if (!scripts) return 1
  const progress = showProgress(terminal.stderr, scripts.length)
  const run = await playScripts(workshop, scripts, { ...options, onPlayed: progress.tell })
  progress.end()
  writeReports(run, options, terminal.stdout)
  return went(run)
}

/** Whether a run went well: at least one script was played, and none failed. */
function went(run: Run): number {
  const { passed, failed } = tally(run.played)
  return failed === 0 && passed > 0 ? 0 : 1
}

/** The scripts that were asked for; null, and every problem told, when some cannot be read. */
function selectScripts(
  { utterances }: Workshop,
  { paths, grep }: Options,
  { stderr }: Terminal,
): readonly Script[] | null {
  const { scripts, problems } = loadScripts(paths, utterances)
  if (problems.length > 0) {
    stderr.write(`${problems.map(formatProblem).join('\n')}\n`)
    return null
  }
  const chosen = scripts.filter(({ title, file }) => grep === null || grep.test(`${file} ${title}`))
  if (chosen.length > 0) return chosen
  throw new StartFailure(
    scripts.length === 0
      ? 'There are no scripts there: a script has a title and steps.'
      : `None of ${scripts.length} scripts matches ${grep?.source}.`,
  )
}
