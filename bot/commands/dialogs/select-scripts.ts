import type { Terminal } from '../../cli.ts'
import { formatProblem } from '../../content/problem.ts'
import type { Script } from '../../script/read-scripts.ts'
import { StartFailure } from '../../start-failure.ts'
import { loadScripts } from './load-scripts.ts'
import type { Options } from './read-options.ts'
import type { Workshop } from './workshop.ts'

/** The scripts that were asked for; if some cannot be read, null after every problem was printed. */
export function selectScripts(
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
