import type { z } from 'zod'
import { didYouMean } from '../content/did-you-mean.ts'
import { type Problem, problem } from '../content/problem.ts'
import { checkShape, type Source, type YamlPath } from '../content/source.ts'
import type { BotExpectation } from './expectation.ts'
import { patternOf } from './match-text.ts'
import { agentActs, includeShape, stepShapes } from './script.ts'

const shapes: Readonly<Record<string, z.ZodType>> = { ...stepShapes, include: includeShape }

const stepKeys = [
  ...['text', 'contains', 'matches', 'node', 'flow', 'choices', 'step', 'shows', 'any', 'not', 'optional'],
  ...['facts', 'screen', 'press', 'slip', 'content', 'slots', 'intent', 'score', 'handoff', 'summary'],
  ...['part', 'with', 'min', 'max', 'owner'],
  ...agentActs,
  ...['followUp', 'by', 'role'],
]

/** Every problem of the steps, each checked against the shape that its name calls for. */
export function checkSteps(source: Source, steps: readonly unknown[]): Problem[] {
  return steps.flatMap((step, index) => checkStep(source, step, ['steps', index]))
}

function checkStep(source: Source, step: unknown, path: YamlPath): Problem[] {
  const keys = typeof step === 'object' && step !== null && !Array.isArray(step) ? Object.keys(step) : []
  const unknown = keys.find(key => !Object.hasOwn(shapes, key))
  const [kind = '', second] = keys
  const shape = unknown === undefined ? shapes[kind] : undefined
  if (!shape || second !== undefined) {
    const named = unknown ?? keys.join(' + ')
    const place = source.place(unknown === undefined ? path : [...path, unknown])
    const kinds = Object.keys(shapes)
    const suggestion = unknown === undefined ? '' : didYouMean(unknown, kinds)
    return [problem('unknown-step', place, { kind: named, suggestion, kinds: kinds.join(', ') })]
  }
  const value: unknown = Object.entries(step ?? {})[0]?.[1]
  const inner: Source = {
    path: source.path,
    data: value,
    place: below => source.place([...path, kind, ...below]),
    span: below => source.span([...path, kind, ...below]),
  }
  if (kind === 'agent') {
    const wrong = checkAct(inner, value)
    if (wrong) return [wrong]
  }
  if (kind !== 'bot') return checkShape(inner, shape, stepKeys).problems
  const expected = checkShape(inner, stepShapes.bot, stepKeys)
  return expected.value === undefined ? expected.problems : checkPatterns(inner, expected.value, [])
}

/** Whether an `agent` step names exactly one act. */
function checkAct(source: Source, value: unknown): Problem | null {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const beside: readonly string[] = ['by', 'role', 'followUp']
  const named = keys.filter(key => !beside.includes(key))
  const [act, second] = named
  if (act !== undefined && second === undefined && isAct(act)) return null
  const suggestion = second === undefined ? didYouMean(act ?? '', agentActs) : ''
  const kind = `agent: ${named.join(' + ')}`
  return problem('unknown-step', source.place([]), { kind, suggestion, kinds: agentActs.join(', ') })
}

const isAct = (key: string): boolean => agentActs.some(act => act === key)

function checkPatterns(source: Source, expected: BotExpectation, path: YamlPath): Problem[] {
  if (typeof expected === 'string') return checkPattern(source, patternOf(expected), path)
  const { matches, any = [], not } = expected
  return [
    ...(matches === undefined ? [] : checkPattern(source, matches, [...path, 'matches'])),
    ...any.flatMap((each, index) => checkPatterns(source, each, [...path, 'any', index])),
    ...(not === undefined ? [] : checkPatterns(source, not, [...path, 'not'])),
  ]
}

function checkPattern(source: Source, pattern: string | null, path: YamlPath): Problem[] {
  if (pattern === null) return []
  try {
    new RegExp(pattern, 'u')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [problem('bad-pattern', source.place(path), { reason })]
  }
  return repeatsRepeats(pattern) ? [problem('runaway-pattern', source.place(path), {})] : []
}

/** Whether a group that repeats without limit holds something that does too, as in `(a+)+`: matching it may take for ever. */
function repeatsRepeats(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  const open: boolean[] = []
  for (let index = 0; index < plain.length; index++) {
    const rest = plain.slice(index)
    if (plain[index] === '(') open.push(false)
    else if (plain[index] === ')') {
      const inner = open.pop() ?? false
      const repeated = /^\)(?:[*+]|\{\d+,\})/.test(rest)
      if (inner && repeated) return true
      if ((inner || repeated) && open.length > 0) open[open.length - 1] = true
    } else if (/^(?:[*+]|\{\d+,\})/.test(rest) && open.length > 0) open[open.length - 1] = true
  }
  return false
}
