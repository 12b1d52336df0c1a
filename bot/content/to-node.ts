import type { Node, PressesByKind, StepChoice, WrittenNode } from '../dialog/flow.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Gestures } from './gestures-schema.ts'
import { joinGestures } from './join-gestures.ts'
import { type Problem, type ProblemCode, problem } from './problem.ts'
import type { Source, YamlPath } from './source.ts'

const kindKeys = ['say', 'ask', 'collect', 'branch', 'run', 'handoff', 'end'] as const
type NodeKind = Node['kind']

const allowedKeys: Record<NodeKind, readonly (keyof WrittenNode)[]> = {
  step: ['name', 'step', 'say', 'ask', 'looks', 'hint', 'slot', 'choices', 'do', 'go'],
  say: ['name', 'say', 'go'],
  collect: ['name', 'collect', 'say', 'ask', 'hint', 'slot', 'choices', 'go'],
  branch: ['name', 'branch'],
  run: ['name', 'run', 'go'],
  handoff: ['name', 'handoff', 'say'],
  end: ['name', 'end', 'say'],
}

/** Choice ids with a meaning of their own in the engine. */
const reservedChoices: readonly string[] = [
  ...['show-me', 'person', 'back', 'restart', 'repeat', 'resume', 'leave', 'none', 'no-second'],
]

/** Turns the node that an author wrote into one of the engine's kinds, or says why it is none of them. */
export function toNode(
  source: Source,
  path: YamlPath,
  written: WrittenNode,
  gestures: Gestures,
): { node?: Node; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (code: ProblemCode, at: YamlPath, values: Record<string, string>) => {
    problems.push(problem(code, source.place([...path, ...at]), values))
  }
  const kind = kindOf(written)
  if (!kind) {
    const found = kindKeys.filter(key => written[key] !== undefined).join(' and ') || 'none'
    report('node-kind', [], { found })
    return { problems }
  }
  for (const key of Object.keys(written)) {
    if (!allowedKeys[kind].some(allowed => allowed === key)) report('node-key', [key], { kind, key })
  }
  const need = <Value>(key: keyof WrittenNode, value: Value | undefined): Value | undefined => {
    if (value === undefined) report('missing-key', [], { kind, key })
    return value
  }
  if (
    kind === 'branch' &&
    written.branch?.findIndex(({ when }) => !when) !== (written.branch?.length ?? 0) - 1
  ) {
    report('branch-order', ['branch'], {})
  }
  const presses = toPresses(written, gestures, report)
  const node = makeNode(kind, written, presses, need, () => toChoices(written, report))
  return node ? { node, problems } : { problems }
}

function makeNode(
  kind: NodeKind,
  written: WrittenNode,
  presses: PressesByKind | undefined,
  need: <Value>(key: keyof WrittenNode, value: Value | undefined) => Value | undefined,
  choices: () => StepChoice[],
): Node | null {
  const { name, step, looks, hint, slot, collect, branch, run, end, go } = written
  const say = written.say ?? written.ask
  switch (kind) {
    case 'step':
      return say === undefined
        ? null
        : { kind, say, name, step, looks, hint, slot, do: presses, choices: choices() }
    case 'say': {
      const next = need('go', go)
      return say === undefined || next === undefined ? null : { kind, say, name, go: next }
    }
    case 'collect': {
      const text = need('say', say)
      const filled = need('slot', slot)
      const next = need('go', go)
      if (!collect || text === undefined || filled === undefined || next === undefined) return null
      return { kind, collect, say: text, name, hint, slot: filled, choices: choices(), go: next }
    }
    case 'branch':
      return branch ? { kind, branch } : null
    case 'run':
      return run === undefined ? null : { kind, run, go }
    case 'handoff': {
      const text = need('say', say)
      return text === undefined ? null : { kind, say: text, name }
    }
    case 'end':
      return end === undefined ? null : { kind, end, name, say }
  }
}

function toPresses(
  { do: written }: WrittenNode,
  gestures: Gestures,
  report: (code: ProblemCode, at: YamlPath, values: Record<string, string>) => void,
): PressesByKind | undefined {
  if (written === undefined || (typeof written === 'object' && !Array.isArray(written))) return written
  const names = [written].flat()
  for (const id of names.filter(name => !gestures[name])) {
    report('unknown-gesture', ['do'], { id, suggestion: didYouMean(id, Object.keys(gestures)) })
  }
  return joinGestures(gestures, names)
}

function kindOf(written: WrittenNode): NodeKind | null {
  const ruling = kindKeys.filter(key => written[key] !== undefined)
  // `say` is also the text of other kinds. Alone it makes a node that goes on, or waits if it has choices.
  const others = ruling.filter(key => key !== 'say')
  if (others.length === 0) return written.say === undefined ? null : written.choices ? 'step' : 'say'
  if (others.length === 2 && others.includes('ask') && others.includes('collect')) return 'collect'
  const [only, second] = others
  if (only === undefined || second !== undefined || (only === 'ask' && written.say !== undefined)) return null
  return only === 'ask' ? 'step' : only
}

function toChoices(
  { choices = [], go, collect }: WrittenNode,
  report: (code: ProblemCode, at: YamlPath, values: Record<string, string>) => void,
): StepChoice[] {
  if (choices.length === 0 && collect === undefined)
    report('missing-key', [], { kind: 'ask', key: 'choices' })
  const seen = new Set<string>()
  return choices.flatMap((choice, index) => {
    const { id } = choice
    if (seen.has(id)) report('duplicate-choice', ['choices', index, 'id'], { id })
    seen.add(id)
    if (reservedChoices.includes(id)) report('reserved-choice', ['choices', index, 'id'], { id })
    const next = choice.go ?? go
    if (next === undefined) {
      report('missing-go', ['choices', index], { choice: id })
      return []
    }
    return [{ ...choice, go: next }]
  })
}
