import type { Command, Terminal } from '../cli.ts'
import { contentFolder } from '../content/content-folder.ts'
import { watchCoverage } from '../script/coverage/coverage.ts'
import { listGoals } from '../script/coverage/goals.ts'
import { mutate, tabulateMutations } from '../script/mutate.ts'
import type { Script } from '../script/read-scripts.ts'
import { tally } from '../script/run.ts'
import { StartFailure } from '../start-failure.ts'
import { exploreFlow } from './dialogs/explore-flow.ts'
import { scriptFolder } from './dialogs/load-scripts.ts'
import { playScripts } from './dialogs/play-scripts.ts'
import { type Options, readOptions, usage } from './dialogs/read-options.ts'
import { reportCoverage, seenContentFolder } from './dialogs/report-coverage.ts'
import { selectScripts } from './dialogs/select-scripts.ts'
import { showProgress } from './dialogs/show-progress.ts'
import { updateWording } from './dialogs/update-wording.ts'
import { playAtChanges } from './dialogs/watch.ts'
import { openWorkshop, type Workshop } from './dialogs/workshop.ts'
import { writeReports } from './dialogs/write-reports.ts'

/** `npm run dialogs`: plays scripted dialogs; fails when a script fails or cannot be read. `--help` lists what it can do. */
export const dialogs: Command = async (args, terminal) => {
  const options = readOptions(args)
  if (options === 'help') {
    terminal.stdout.write(usage)
    return 0
  }
  return options.watch ? watchScripts(options, terminal) : doOnce(openWorkshop(), options, terminal)
}

async function doOnce(workshop: Workshop, options: Options, terminal: Terminal): Promise<number> {
  const scripts = selectScripts(workshop, options, terminal)
  if (!scripts) return 1
  if (options.explore !== null) return exploreFlow(workshop, scripts, options, terminal)
  if (options.mutate) return mutateFlows(workshop, scripts, terminal)
  return playOnce(workshop, scripts, options, terminal)
}

async function playOnce(
  workshop: Workshop,
  scripts: readonly Script[],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const goals = listGoals(workshop.brain.dialog.flows, workshop.files, seenContentFolder)
  const watched = watchCoverage(goals)
  const progress = showProgress(terminal.stderr, scripts.length)
  const playAll = (chosen: readonly Script[]) =>
    playScripts(workshop, chosen, {
      now: terminal.now,
      ...options,
      onPlayed: progress.tell,
      onTurn: (_script, turn) => watched.see(turn),
    })
  const run = options.update
    ? await updateWording(
        { load: () => selectScripts(workshop, options, terminal) ?? [], play: playAll },
        terminal,
      )
    : await playAll(scripts)
  progress.end()
  writeReports(run, options, terminal.stdout)
  const covered = reportCoverage(workshop, watched.coverage(), options, terminal)
  const { passed, failed } = tally(run.played)
  return passed > 0 && failed === 0 && covered ? 0 : 1
}

async function mutateFlows(
  workshop: Workshop,
  scripts: readonly Script[],
  { stdout }: Terminal,
): Promise<number> {
  const { brain, edit, content } = workshop
  const { played } = await playScripts(workshop, scripts, { url: null, jobs: 1 })
  if (tally(played).failed > 0) {
    throw new StartFailure('Some scripts fail as it is: mend them first, they would notice everything.')
  }
  const mutations = await mutate({ brain, edit, scripts, terminals: content.terminals })
  stdout.write(tabulateMutations(mutations))
  return mutations.every(({ noticedBy }) => noticedBy !== null) ? 0 : 1
}

/** Plays again at each change; the result of the last time is the result. */
async function watchScripts(options: Options, terminal: Terminal): Promise<number> {
  let code = 1
  const folders = [contentFolder, ...(options.paths.length === 0 ? [scriptFolder] : options.paths)]
  await playAtChanges(
    folders,
    async () => {
      try {
        code = await doOnce(openWorkshop(), options, terminal)
      } catch (error) {
        // Somebody is still writing: half-finished content and scripts are to be expected.
        if (!(error instanceof StartFailure)) throw error
        terminal.stderr.write(`${error.message}\n`)
        code = 1
      }
      terminal.stdout.write('waiting for changes\n')
    },
    terminal.stdin,
  )
  return code
}
