import { join } from 'node:path'
import type { Terminal } from '../../cli.ts'
import { didYouMean } from '../../content/did-you-mean.ts'
import { missing, watchCoverage } from '../../script/coverage/coverage.ts'
import { listGoals } from '../../script/coverage/goals.ts'
import { explore } from '../../script/explore.ts'
import type { Script } from '../../script/read-scripts.ts'
import { writeScript } from '../../script/write-script.ts'
import { StartFailure } from '../../start-failure.ts'
import { playScripts } from './play-scripts.ts'
import type { Options } from './read-options.ts'
import { seenContentFolder } from './report-coverage.ts'
import type { Workshop } from './workshop.ts'
import { reportFolder, writeFileIn } from './write-reports.ts'

/** Noon of a Monday, when the service line is open, and a Sunday night, when it is not. */
const times = [Date.UTC(2026, 0, 5, 4), Date.UTC(2026, 0, 4, 15)]

/** `--explore FLOW`: writes scripts, for people to review, that take the flow's edges no script takes. */
export async function exploreFlow(
  workshop: Workshop,
  scripts: readonly Script[],
  { explore: flow, out }: Options,
  { stdout }: Terminal,
): Promise<number> {
  const { brain, files, utterances } = workshop
  const flows = brain.dialog.flows
  const named = flow === null ? undefined : flows[flow]
  if (!named) {
    const suggestion = didYouMean(flow ?? '', Object.keys(flows))
    throw new StartFailure(
      `There is no flow "${flow}"${suggestion}: choose among ${Object.keys(flows).join(', ')}.`,
    )
  }
  const watched = watchCoverage(listGoals(flows, files, seenContentFolder))
  await playScripts(workshop, scripts, { url: null, jobs: 1, onTurn: (_script, turn) => watched.see(turn) })
  const lacking = missing(watched.coverage(), 'edges').filter(({ of }) => of === named.id)
  const wanted = new Set(lacking.map(({ id }) => id))
  const openings = named.intents.flatMap(intent => utterances[intent] ?? [])
  const { scripts: written, found } = explore({ brain, flow: named.id, openings, wanted, times })
  const folder = join(out ?? reportFolder, 'explored')
  for (const [index, script] of written.entries()) {
    const path = writeFileIn(folder, `${named.id}-${index + 1}.yaml`, writeScript(script))
    stdout.write(`${path}  ${script.title}\n`)
  }
  const unreachable = lacking.filter(({ id }) => !found.has(id))
  for (const { id } of unreachable) stdout.write(`no path found to ${id}\n`)
  stdout.write(
    `${wanted.size} edges of ${named.id} that no script takes; ${found.size} reached by ${written.length} new scripts. Review them, then move them to the folder of scripts.\n`,
  )
  return 0
}
