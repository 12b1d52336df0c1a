import { type Measure, measures } from '../../script/coverage/measure.ts'
import { type ReporterName, reporterFiles } from '../../script/reporters/reporter.ts'
import { StartFailure } from '../../start-failure.ts'
import { readArguments } from '../read-arguments.ts'

/** What `npm run dialogs` was asked to do. */
export interface Options {
  /** Files or folders; none: all scripts that come with posdesk. */
  readonly paths: readonly string[]
  /** Address of a running desk, without a slash at its end. */
  readonly url: string | null
  /** Names of people who sign in at the running desk, for the agent steps of scripts. */
  readonly agents: readonly string[]
  readonly grep: RegExp | null
  readonly reporters: readonly ReporterName[]
  readonly out: string | null
  readonly jobs: number
  /** Seconds that a running desk has for each answer. */
  readonly timeout: number
  readonly coverage: boolean
  /** Least coverage in per cent, by measure. */
  readonly min: Readonly<Partial<Record<Measure, number>>>
  readonly explore: string | null
  readonly mutate: boolean
  readonly update: boolean
  readonly watch: boolean
}

/** The help that `npm run dialogs -- --help` prints. */
export const usage = `npm run dialogs -- [files or folders] [options]

  --grep WORDS        only scripts whose title or file matches
  --reporter A,B      spec (usual), tap, junit, json; the first on the shell, all in files with --out
  --out DIR           folder of report files (usual: coverage/dialogs)
  --url URL           play against a running desk
  --agent NAME        with --url, and as often as there are people in the scripts: plays the agent steps of NAME, who signs
                      in at the desk's console with the password in the variable AGENT_PASSWORD
  --jobs N            conversations at once against a running desk (usual: 4)
  --timeout SECONDS   how long a running desk may take for an answer (usual: 30)
  --coverage          nodes, edges, conditions, intents and utterances that no script reaches, as table, JSON and HTML
  --min N             fail below N per cent of nodes, edges, conditions and intents, as CI wants. Utterances are counted
                      apart, for their understanding is measured by \`npm run understand\`: nodes=100,utterances=60,…
  --explore FLOW      walk every path of a flow and write scripts for edges that no script takes
  --mutate            remove each edge of each flow and show that some script fails
  --update            accept new wording into the scripts, after showing the difference
  --watch             play again at each change of content or scripts
`

/** Reads the arguments; a wrong one is a sentence that says which. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = readArguments(
    { args: [...args], allowPositionals: true, options: known },
    `\n${usage}`,
  )
  if (values.help) return 'help'
  const url = values.url === undefined ? null : readUrl(values.url)
  const options: Options = {
    paths: positionals,
    url,
    agents: values.agent ?? [],
    grep: values.grep === undefined ? null : readPattern(values.grep),
    reporters: (values.reporter ?? 'spec').split(',').map(readReporter),
    out: values.out ?? null,
    jobs: readNumber('jobs', values.jobs ?? '4', 1, 64),
    timeout: readNumber('timeout', values.timeout ?? '30', 0.1, 600),
    coverage: values.coverage ?? false,
    min: values.min === undefined ? {} : readMin(values.min),
    explore: values.explore ?? null,
    mutate: values.mutate ?? false,
    update: values.update ?? false,
    watch: values.watch ?? false,
  }
  const inner = ['coverage', 'min', 'explore', 'mutate', 'update', 'watch'] as const
  const clash = inner.find(name => values[name] !== undefined)
  if (url !== null && clash) {
    throw new StartFailure(
      `--${clash} looks inside the desk, so it needs to play in process: leave out --url.`,
    )
  }
  if (url === null && options.agents.length > 0) {
    throw new StartFailure('--agent signs somebody in at a running desk: name it with --url.')
  }
  return options
}

const known = {
  grep: { type: 'string' },
  reporter: { type: 'string' },
  out: { type: 'string' },
  url: { type: 'string' },
  agent: { type: 'string', multiple: true },
  jobs: { type: 'string' },
  timeout: { type: 'string' },
  coverage: { type: 'boolean' },
  min: { type: 'string' },
  explore: { type: 'string' },
  mutate: { type: 'boolean' },
  update: { type: 'boolean' },
  watch: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

function readUrl(written: string): string {
  if (URL.canParse(written) && /^https?:/.test(written)) return written.replace(/\/+$/, '')
  throw new StartFailure(
    `--url needs the address of a desk, such as http://localhost:3000, not "${written}".`,
  )
}

function readPattern(written: string): RegExp {
  try {
    return new RegExp(written, 'iu')
  } catch {
    throw new StartFailure(`--grep needs a regular expression, and "${written}" is none.`)
  }
}

function readReporter(written: string): ReporterName {
  const names = Object.keys(reporterFiles)
  if (isReporter(written)) return written
  throw new StartFailure(`There is no reporter "${written}": choose among ${names.join(', ')}.`)
}

const isReporter = (name: string): name is ReporterName => Object.hasOwn(reporterFiles, name)

/** `100` for what flows are made of and the intents that lead to them, or `nodes=100,utterances=50`. */
function readMin(written: string): Options['min'] {
  if (/^[\d.]+$/.test(written)) {
    const percent = readNumber('min', written, 0, 100)
    return { nodes: percent, edges: percent, conditions: percent, intents: percent }
  }
  return Object.fromEntries(
    written.split(',').map(pair => {
      const [name, percent] = pair.split('=')
      const measure = measures.find(each => each === name)
      if (measure) return [measure, readNumber('min', percent ?? '', 0, 100)]
      throw new StartFailure(`--min knows no measure "${name}": choose among ${measures.join(', ')}.`)
    }),
  )
}

function readNumber(option: string, written: string, least: number, most: number): number {
  const number = Number(written)
  if (written !== '' && number >= least && number <= most) return number
  throw new StartFailure(`--${option} needs a number from ${least} to ${most}, not "${written}".`)
}
