import { edgesOf, nameOf } from '../../chart/edges.ts'
import { linesOf } from '../../content/compile-understanding.ts'
import type { Place } from '../../content/problem.ts'
import { type ContentFile, parseSource, type Source } from '../../content/source.ts'
import type { Flow } from '../../dialog/flow.ts'
import { outcomeOf } from './hits.ts'
import type { Measure } from './measure.ts'

/** Something that scripts should reach, and where it is written. */
export interface Goal {
  readonly measure: Measure
  readonly id: string
  /** The flow, or the intent, that it belongs to. */
  readonly of: string
  readonly place: Place
}

/** Everything in the content that scripts should reach. `folder` is put before the files' paths. */
export function listGoals(
  flows: Readonly<Record<string, Flow>>,
  files: readonly ContentFile[],
  folder: string,
): Goal[] {
  const sources = files
    .map(({ path, text }) => parseSource({ path: `${folder}/${path}`, text }).source)
    .filter(source => source !== undefined)
  const flowGoals = Object.values(flows).flatMap(flow => {
    const source = sources.find(({ path }) => path === `${folder}/flows/${flow.id}.yaml`)
    return source ? goalsOfFlow(flow, source) : []
  })
  const intents = sources.filter(({ path }) => path.startsWith(`${folder}/intents/`))
  return [...flowGoals, ...intents.flatMap(goalsOfIntent)]
}

function goalsOfFlow(flow: Flow, source: Source): Goal[] {
  const nodes = Object.keys(flow.nodes).map((id): Goal => {
    const place = source.place(['nodes', id])
    return { measure: 'nodes', id: `${flow.id}/${id}`, of: flow.id, place }
  })
  const edges = edgesOf(flow).flatMap((edge): Goal[] => {
    const id = nameOf(edge)
    const place = source.place(edge.path)
    const ways: Goal[] = edge.when
      ? [true, false].map(held => ({ measure: 'conditions', id: outcomeOf(id, held), of: flow.id, place }))
      : []
    return [{ measure: 'edges', id, of: flow.id, place }, ...ways]
  })
  return [...nodes, ...edges]
}

function goalsOfIntent(source: Source): Goal[] {
  const { data } = source
  if (typeof data !== 'object' || data === null || !('id' in data) || !('utterances' in data)) return []
  const of = String(data.id)
  const block = source.place(['utterances'])
  const utterances = linesOf(String(data.utterances)).map(({ text, line }): Goal => {
    // The block begins on the line below its mark.
    const place = { ...block, line: block.line + 1 + line, column: 1 }
    return { measure: 'utterances', id: `${of}: ${text}`, of, place }
  })
  return [{ measure: 'intents', id: of, of, place: source.place([]) }, ...utterances]
}
