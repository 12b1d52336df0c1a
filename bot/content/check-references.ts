import type { WrittenFlow } from '../dialog/flow.ts'
import type { FlowSurroundings } from './compile-flows.ts'
import { didYouMean } from './did-you-mean.ts'
import { type Problem, type ProblemCode, problem } from './problem.ts'
import type { Source, YamlPath } from './source.ts'

type WrittenChoice = NonNullable<WrittenFlow['nodes'][string]['choices']>[number]
type Condition = WrittenChoice['when']

/** Names in a flow that refer to nothing: nodes, flows, slots and their values, facts. */
export function checkReferences(
  { source, flow }: { source: Source; flow: WrittenFlow },
  flows: ReadonlySet<string>,
  { slots, facts }: FlowSurroundings,
): Problem[] {
  const problems: Problem[] = []
  const need = (known: Iterable<string>, id: string | undefined, code: NameCode, path: YamlPath) => {
    const words = [...known]
    if (id === undefined || words.includes(id)) return
    problems.push(problem(code, source.place(path), { id, suggestion: didYouMean(id, words) }))
  }
  const needNode = (id: string | undefined, path: YamlPath) =>
    need(Object.keys(flow.nodes), id, 'unknown-node', path)
  const needSlot = (id: string | undefined, path: YamlPath) =>
    need(Object.keys(slots), id, 'unknown-slot', path)
  const needValue = (slot: string, value: string, path: YamlPath) => {
    needSlot(slot, path)
    const values = Object.keys(slots[slot]?.values ?? {})
    if (values.length === 0 || values.includes(value)) return
    problems.push(
      problem('unknown-value', source.place(path), { slot, value, suggestion: didYouMean(value, values) }),
    )
  }
  const needCondition = (condition: Condition, path: YamlPath): void => {
    if (!condition) return
    needSlot(condition.known, [...path, 'known'])
    needSlot(condition.unknown, [...path, 'unknown'])
    for (const [slot, wanted] of Object.entries(condition.slots ?? {})) {
      for (const value of [wanted].flat()) needValue(slot, value, [...path, 'slots', slot])
    }
    needCondition(condition.not, [...path, 'not'])
    for (const [index, each] of (condition.any ?? []).entries()) needCondition(each, [...path, 'any', index])
  }
  const needChoice = (choice: WrittenChoice, slot: string | undefined, path: YamlPath) => {
    needNode(choice.go, [...path, 'go'])
    needCondition(choice.when, [...path, 'when'])
    if (slot !== undefined) needValue(slot, choice.id, [...path, 'id'])
    for (const [name, value] of Object.entries(choice.set ?? {}))
      needValue(name, value, [...path, 'set', name])
    needSeen(choice.seen, [...path, 'seen'])
  }
  const needSeen = (seen: WrittenChoice['seen'], path: YamlPath): void => {
    if (!seen) return
    for (const fact of [seen.fact].flat()) need(facts, fact, 'unknown-fact', [...path, 'fact'])
    needSeen(seen.not, [...path, 'not'])
    for (const [index, each] of (seen.any ?? []).entries()) needSeen(each, [...path, 'any', index])
  }

  needNode(flow.start, ['start'])
  for (const [id, node] of Object.entries(flow.nodes)) {
    const path = ['nodes', id]
    needNode(node.go, [...path, 'go'])
    needSlot(node.slot, [...path, 'slot'])
    need(flows, node.run, 'unknown-flow', [...path, 'run'])
    for (const [index, way] of (node.branch ?? []).entries()) {
      needNode(way.go, [...path, 'branch', index, 'go'])
      needCondition(way.when, [...path, 'branch', index, 'when'])
    }
    // A collected slot takes what was typed, not the id of a way around.
    const slot = node.collect === undefined ? node.slot : undefined
    for (const [index, choice] of (node.choices ?? []).entries())
      needChoice(choice, slot, [...path, 'choices', index])
  }
  return problems
}

type NameCode = Extract<ProblemCode, 'unknown-node' | 'unknown-flow' | 'unknown-slot' | 'unknown-fact'>
