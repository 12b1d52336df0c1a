import type { Slots } from '../dialog/content.ts'
import { type Flow, flowSchema, type WrittenFlow } from '../dialog/flow.ts'
import { checkAdvice } from './check-advice.ts'
import { checkFlowShape } from './check-flow-shape.ts'
import { checkReferences } from './check-references.ts'
import { checkTexts } from './check-texts.ts'
import { didYouMean } from './did-you-mean.ts'
import type { ForbiddenAdvice } from './forbidden-advice-schema.ts'
import type { Gestures } from './gestures-schema.ts'
import { type Problem, problem } from './problem.ts'
import { checkShape, type Source } from './source.ts'
import { toNode } from './to-node.ts'

/** What flows may refer to. */
export interface FlowSurroundings {
  readonly slots: Slots
  readonly intents: ReadonlySet<string>
  readonly faults: ReadonlySet<string>
  readonly facts: ReadonlySet<string>
  readonly gestures: Gestures
  readonly forbidden: ForbiddenAdvice
}

interface Written {
  readonly source: Source
  readonly flow: WrittenFlow
}

/** Turns flow files into flows, and reports every problem rather than only the first. */
export function compileFlows(
  sources: readonly Source[],
  surroundings: FlowSurroundings,
): { flows: Record<string, Flow>; flowOfIntent: Record<string, string>; problems: Problem[] } {
  const problems: Problem[] = []
  const written: Written[] = []
  for (const source of sources) {
    const shape = checkShape(source, flowSchema, flowKeys)
    problems.push(...shape.problems)
    if (shape.value) written.push({ source, flow: shape.value })
  }
  const ids = new Set(written.map(({ flow }) => flow.id))
  const flows: Record<string, Flow> = {}
  const flowOfIntent: Record<string, string> = {}
  for (const each of written) {
    problems.push(...checkNames(each, ids, surroundings), ...claimIntents(each, surroundings, flowOfIntent))
    const compiled = compileNodes(each, surroundings.gestures)
    const own = [
      ...compiled.problems,
      ...checkReferences(each, ids, surroundings),
      ...checkTexts(each, surroundings.slots),
      ...checkAdvice(each, surroundings.forbidden),
    ]
    problems.push(...own)
    if (own.every(({ severity }) => severity === 'warning'))
      problems.push(...checkFlowShape(each.source, compiled.flow))
    flows[each.flow.id] = compiled.flow
  }
  problems.push(...checkRuns(written, flows))
  return { flows, flowOfIntent, problems }
}

const flowKeys = [
  ...Object.keys(flowSchema.shape),
  ...Object.keys(flowSchema.shape.nodes.valueType.shape),
  ...[
    'id',
    'label',
    'set',
    'also',
    'means',
    'failed',
    'seen',
    'when',
    'known',
    'unknown',
    'open',
    'slots',
    'not',
    'any',
  ],
]

function compileNodes({ source, flow }: Written, gestures: Gestures): { flow: Flow; problems: Problem[] } {
  const nodes: Record<string, Flow['nodes'][string]> = {}
  const problems: Problem[] = []
  for (const [id, written] of Object.entries(flow.nodes)) {
    const made = toNode(source, ['nodes', id], written, gestures)
    problems.push(...made.problems)
    if (made.node) nodes[id] = made.node
  }
  const numbers = Object.values(flow.nodes).flatMap(({ step }) => (step === undefined ? [] : [step]))
  const steps = Math.max(0, ...numbers)
  const missing = Array.from({ length: steps }, (_, index) => index + 1).find(
    number => !numbers.includes(number),
  )
  if (missing !== undefined) {
    problems.push(
      problem('step-order', source.place(['nodes']), { count: String(steps), missing: String(missing) }),
    )
  }
  return { flow: { ...flow, intents: flow.intents ?? [flow.id], nodes, steps }, problems }
}

function checkNames(
  { source, flow }: Written,
  ids: ReadonlySet<string>,
  { faults }: FlowSurroundings,
): Problem[] {
  const problems: Problem[] = []
  if (source.path.split('/').at(-1) !== `${flow.id}.yaml`) {
    problems.push(problem('file-name', source.place(['id']), { id: flow.id }))
  }
  for (const [index, related] of flow.related.entries()) {
    if (!ids.has(related)) {
      const suggestion = didYouMean(related, ids)
      problems.push(problem('unknown-flow', source.place(['related', index]), { id: related, suggestion }))
    }
  }
  if (flow.fault !== undefined && !faults.has(flow.fault)) {
    const suggestion = didYouMean(flow.fault, faults)
    problems.push(problem('unknown-fault', source.place(['fault']), { id: flow.fault, suggestion }))
  }
  return problems
}

function claimIntents(
  { source, flow }: Written,
  { intents }: FlowSurroundings,
  flowOfIntent: Record<string, string>,
): Problem[] {
  return (flow.intents ?? [flow.id]).flatMap((intent, index) => {
    const place = source.place(flow.intents ? ['intents', index] : ['id'])
    if (!intents.has(intent)) {
      return [problem('unknown-intent', place, { id: intent, suggestion: didYouMean(intent, intents) })]
    }
    const other = flowOfIntent[intent]
    if (other !== undefined) return [problem('intent-twice', place, { id: intent, other })]
    flowOfIntent[intent] = flow.id
    return []
  })
}

/** Flows that run themselves, directly or through others, and so would never return. */
function checkRuns(written: readonly Written[], flows: Readonly<Record<string, Flow>>): Problem[] {
  const runs = (id: string): string[] =>
    Object.values(flows[id]?.nodes ?? {}).flatMap(node => (node.kind === 'run' ? [node.run] : []))
  const pathBack = (target: string, from: string, seen: readonly string[]): readonly string[] | null => {
    for (const next of runs(from)) {
      if (next === target) return seen
      if (seen.includes(next)) continue
      const found = pathBack(target, next, [...seen, next])
      if (found) return found
    }
    return null
  }
  return written.flatMap(({ source, flow: { id } }) => {
    const path = pathBack(id, id, [])
    return path
      ? [problem('run-cycle', source.place(['id']), { id, path: path.join(' → ') || 'itself' })]
      : []
  })
}
