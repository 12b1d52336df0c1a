import { didYouMean } from '../content/did-you-mean.ts'
import { type Place, type Problem, problem } from '../content/problem.ts'
import { checkShape, type Source, type YamlPath } from '../content/source.ts'
import { checkSteps } from './check-steps.ts'
import { includeShape, partSchema, type ScriptStep, stepsSchema } from './script.ts'
import { substitute, type Variables } from './substitute.ts'

/** More steps than any conversation has: parts that include parts twice grow without limit. */
const mostSteps = 1000

/** A step with the place where it is written: in the script, or in a part that it includes. */
export interface PlacedStep {
  readonly step: ScriptStep
  readonly place: Place
  /** Its path within the file of `place`. */
  readonly path: YamlPath
  /** Written without variables, so that its text may be rewritten in the file. */
  readonly literal: boolean
}

interface Including {
  readonly parts: ReadonlyMap<string, Source>
  readonly folder: string
  readonly variables: Variables
  readonly given: readonly Include[]
}

type Include = string | { readonly part: string; readonly with: Variables }

interface Progress {
  readonly including: Including
  readonly steps: PlacedStep[]
  readonly problems: Problem[]
}

/** The steps of a script with those of its parts in their places, variables filled, each with its place. */
export function includeParts(
  source: Source,
  including: Including,
): { steps: readonly PlacedStep[]; problems: Problem[] } {
  const progress: Progress = { including, steps: [], problems: [] }
  const { variables } = including
  for (const [index, given] of including.given.entries()) {
    const path = ['given', index] as const
    const include = includeShape.parse(fill(progress, source, given, { variables, path }))
    addPart(progress, include, { from: source, path, within: [], variables })
  }
  addSteps(progress, source, [], variables)
  return progress
}

function addSteps(progress: Progress, source: Source, within: readonly string[], variables: Variables): void {
  const { steps, problems } = progress
  const raw = rawSteps(source)
  const filled = fill(progress, source, raw, { variables, path: ['steps'] })
  const found = Array.isArray(filled) ? filled : []
  if (within.length > 0) problems.push(...checkShape(source, partSchema, ['part', 'steps']).problems)
  problems.push(...checkSteps(source, found))
  if (problems.length > 0) return
  for (const [index, step] of found.entries()) {
    const path = ['steps', index] as const
    if (typeof step === 'object' && step !== null && 'include' in step) {
      const include = includeShape.parse(step.include)
      addPart(progress, include, { from: source, path, within, variables })
    } else {
      const literal = JSON.stringify(raw[index]) === JSON.stringify(step)
      for (const typed of stepsSchema.parse([step])) {
        steps.push({ step: typed, place: source.place(path), path, literal })
      }
    }
    if (problems.length > 0) return
    if (steps.length > mostSteps) {
      problems.push(problem('too-many-steps', source.place(path), { most: String(mostSteps) }))
      return
    }
  }
}

/** Fills variables; a name without a value is a problem. */
function fill(
  { problems }: Progress,
  source: Source,
  raw: unknown,
  { variables, path }: { readonly variables: Variables; readonly path: YamlPath },
): unknown {
  return substitute(raw, variables, (below, name) => {
    const suggestion = didYouMean(name, Object.keys(variables))
    problems.push(problem('unset-variable', source.place([...path, ...below]), { name, suggestion }))
  })
}

function addPart(
  progress: Progress,
  include: Include,
  here: { from: Source; path: YamlPath; within: readonly string[]; variables: Variables },
): void {
  const { parts, folder } = progress.including
  const { part: id, with: given } = typeof include === 'string' ? { part: include, with: {} } : include
  const path = folder === '' ? id : `${folder}/${id}`
  const part = parts.get(path)
  const place = here.from.place(here.path)
  if (!part) {
    const known = [...parts.keys()].map(each => (folder === '' ? each : each.slice(folder.length + 1)))
    progress.problems.push(problem('unknown-part', place, { id, suggestion: didYouMean(id, known) }))
  } else if (here.within.includes(path)) {
    const chain = [...here.within.slice(here.within.indexOf(path)), path]
    progress.problems.push(problem('part-cycle', place, { id, path: chain.join(' → ') }))
  } else {
    addSteps(progress, part, [...here.within, path], { ...here.variables, ...given })
  }
}

function rawSteps({ data }: Source): readonly unknown[] {
  if (typeof data !== 'object' || data === null || !('steps' in data)) return []
  return Array.isArray(data.steps) ? data.steps : []
}
