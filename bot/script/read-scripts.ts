import { didYouMean } from '../content/did-you-mean.ts'
import { type Place, type Problem, problem } from '../content/problem.ts'
import { type ContentFile, parseSource, type Source } from '../content/source.ts'
import { includeParts, type PlacedStep } from './include-parts.ts'
import { readHead, type ScriptHead } from './read-head.ts'
import type { TerminalStart } from './script.ts'
import { substitute, type Variables } from './substitute.ts'

/** A script ready to be played: parts included, variables filled. */
export interface Script {
  readonly file: string
  readonly title: string
  readonly place: Place
  /** Milliseconds since 1970. */
  readonly at: number
  readonly terminal: TerminalStart | null
  readonly steps: readonly PlacedStep[]
}

/** What scripts may refer to. */
interface ScriptSurroundings {
  /** The folder that the names of parts start from, as in the files' paths; empty when those start there too. */
  readonly folder: string
  /** Intent → its utterances. */
  readonly utterances: Readonly<Record<string, readonly string[]>>
}

/** The most often that one script is played; with more rows it would be a data set, not a conversation. */
const mostRows = 500

/** Reads script files; parts among them are not scripts themselves. Reports every problem with its place. */
export function readScripts(
  files: readonly ContentFile[],
  surroundings: ScriptSurroundings,
): { scripts: Script[]; problems: Problem[] } {
  const parsed = files.map(file => parseSource(file))
  const problems = parsed.flatMap(each => each.problems)
  const sources = parsed.flatMap(({ source }) => (source ? [source] : []))
  const parts = new Map(sources.filter(isPart).map(source => [source.path, source]))
  const scripts = sources
    .filter(source => !isPart(source))
    .flatMap(source => {
      const read = readFile(source, parts, surroundings)
      problems.push(...read.problems)
      return read.scripts
    })
  return { scripts, problems }
}

const isPart = ({ data }: Source): boolean => typeof data === 'object' && data !== null && 'part' in data

function readFile(
  source: Source,
  parts: ReadonlyMap<string, Source>,
  surroundings: ScriptSurroundings,
): { scripts: Script[]; problems: Problem[] } {
  const { head, problems } = readHead(source)
  if (!head) return { scripts: [], problems }
  const { rows, problems: wrong } = rowsOf(source, head, surroundings)
  if (wrong.length > 0) return { scripts: [], problems: wrong }
  const scripts: Script[] = []
  for (const row of rows) {
    const variables = { ...head.variables, ...row }
    const included = includeParts(source, {
      parts,
      folder: surroundings.folder,
      variables,
      given: head.given,
    })
    // Rows differ only in words, so the problems of the first are those of all.
    if (included.problems.length > 0) return { scripts: [], problems: included.problems }
    const script = toScript(source, head, variables, row, included.steps)
    const same = scripts.filter(({ title }) => title === script.title).length
    scripts.push(same === 0 ? script : { ...script, title: `${script.title} (${scripts.length + 1})` })
  }
  return { scripts, problems: [] }
}

function toScript(
  source: Source,
  head: ScriptHead,
  variables: Variables,
  row: Variables,
  steps: readonly PlacedStep[],
): Script {
  const title = String(substitute(head.title, variables, () => {}))
  const told = Object.values(row).join(', ')
  return {
    file: source.path,
    title: told === '' || title !== head.title ? title : `${title}: ${told}`,
    place: source.place(['title']),
    at: head.at,
    terminal: head.terminal,
    steps,
  }
}

function rowsOf(
  source: Source,
  { each }: ScriptHead,
  { utterances }: ScriptSurroundings,
): { rows: readonly Variables[]; problems: Problem[] } {
  const place = source.place(['each'])
  if (each === undefined) return { rows: [{}], problems: [] }
  const rows: Variables[] = []
  if (Array.isArray(each)) rows.push(...each)
  else {
    const [[name, values] = [], second] = Object.entries(each)
    if (name === undefined || values === undefined || second) {
      return { rows: [], problems: [problem('one-variable', place, {})] }
    }
    const found = Array.isArray(values) ? values : utterances[values.intent]
    if (!found) {
      const id = Array.isArray(values) ? '' : values.intent
      const suggestion = didYouMean(id, Object.keys(utterances))
      const at = source.place(['each', name, 'intent'])
      return { rows: [], problems: [problem('unknown-intent', at, { id, suggestion })] }
    }
    rows.push(...found.map(value => ({ [name]: value })))
  }
  if (rows.length <= mostRows) return { rows, problems: [] }
  return {
    rows: [],
    problems: [problem('too-many-rows', place, { count: String(rows.length), most: String(mostRows) })],
  }
}
