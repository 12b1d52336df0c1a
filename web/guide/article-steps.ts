import { question } from '../../bot/chart/plan-flow-chart.ts'
import type { Content } from '../../bot/content/content.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'
import type { Flow, StepNode, Text } from '../../bot/dialog/flow.ts'
import type { TerminalDemonstration } from '../../bot/dialog/wire.ts'
import { chooseText, type Variables, word } from '../../bot/dialog/word.ts'
import type { TerminalKind } from '../../bot/terminal/device.ts'
import { meetSteps } from './meet-steps.ts'
import { demonstrateStep, pictureStep, type StepPicture } from './step-pictures.ts'

/** One way to carry out a step, with the names of the kinds of terminal that it is for. */
interface ArticleWay {
  readonly kinds: readonly string[]
  readonly text: string
  readonly seen?: string
  /** What the first of these kinds shows afterwards, and the demonstration to play it live. */
  readonly picture?: StepPicture
  readonly demonstration?: TerminalDemonstration
}

export interface ArticleStep {
  /** Unique within the article. */
  readonly id: string
  /** The step's place in the order; null for a step that is done only where it applies. */
  readonly number: number | null
  readonly name: string
  readonly ways: readonly ArticleWay[]
}

/** The demonstration of a step on a kind of terminal; null where that kind never reaches the step. */
type Demonstrate = (kind: TerminalKind) => TerminalDemonstration | null

/**
 * Describes what to do about a problem on these kinds: its numbered steps, or else every step of its flow
 * that the virtual merchant reaches.
 */
export function describeSteps(
  content: Content,
  flow: Flow,
  kinds: readonly TerminalKind[],
  variables: Variables,
): ArticleStep[] {
  const numbered = numberedSteps(content.dialog.flows, flow)
  if (numbered) {
    const { owner, steps } = numbered
    return steps.map((node, index) => {
      const before = steps.slice(0, index).map(each => each.do)
      const demonstrate: Demonstrate = kind => demonstrateStep(content, owner, kind, before, node.do)
      const told = { ...node, say: withoutQuestion(node.say) }
      const ways = describeWays(content, told, kinds, variables, demonstrate)
      return { id: `step-${node.step}`, number: node.step, name: node.name ?? '', ways }
    })
  }
  const met = new Map(kinds.map(kind => [kind, meetSteps(content, flow, kind)]))
  return Object.entries(flow.nodes).flatMap(([id, node]) => {
    const reached = kinds.filter(kind => met.get(kind)?.has(id))
    if (node.kind !== 'step' || reached.length === 0) return []
    const act = { ...node, say: withoutQuestion(node.say) }
    const ways = describeWays(content, act, reached, variables, kind => met.get(kind)?.get(id) ?? null)
    return [{ id: `step-${id}`, number: null, name: node.name ?? '', ways }]
  })
}

/** Removes the question with which the chat ends a step. */
function withoutQuestion(text: Text): Text {
  const told = (words: string): string => {
    const asked = question(words)
    return asked.endsWith('？') && asked !== words ? words.slice(0, words.lastIndexOf(asked)) : words
  }
  if (typeof text === 'string') return told(text)
  return Object.fromEntries(Object.entries(text).map(([kind, words]) => [kind, told(words ?? '')]))
}

type Numbered = StepNode & { step: number }

const numberedIn = (flow: Flow): Numbered[] =>
  Object.values(flow.nodes)
    .filter((node): node is Numbered => node.kind === 'step' && node.step !== undefined)
    .toSorted((a, b) => a.step - b.step)

/** Whether a flow has anything to do on a terminal. */
export const hasSteps = (flows: DialogContent['flows'], flow: Flow): boolean =>
  numberedSteps(flows, flow) !== null || actsIn(flow).length > 0

const actsIn = (flow: Flow): StepNode[] =>
  Object.values(flow.nodes).filter((node): node is StepNode => node.kind === 'step' && node.do !== undefined)

/**
 * The numbered steps that solve this flow's problem, and the flow they belong to: this flow, or one that it
 * runs, provided that flow deals with the same fault or this one has nothing to press. Null without any.
 */
function numberedSteps(flows: DialogContent['flows'], flow: Flow): { owner: Flow; steps: Numbered[] } | null {
  const own = numberedIn(flow)
  if (own.length > 0) return { owner: flow, steps: own }
  const inner = findNumbered(flows, flow, new Set())
  return inner && (inner.owner.fault === flow.fault || actsIn(flow).length === 0) ? inner : null
}

function findNumbered(
  flows: DialogContent['flows'],
  flow: Flow,
  seen: Set<Flow>,
): { owner: Flow; steps: Numbered[] } | null {
  if (seen.has(flow)) return null
  seen.add(flow)
  const steps = numberedIn(flow)
  if (steps.length > 0) return { owner: flow, steps }
  for (const node of Object.values(flow.nodes)) {
    const inner = node.kind === 'run' ? flows[node.run] : undefined
    const found = inner && findNumbered(flows, inner, seen)
    if (found) return found
  }
  return null
}

function describeWays(
  content: Content,
  node: StepNode,
  kinds: readonly TerminalKind[],
  variables: Variables,
  demonstrate: Demonstrate,
): ArticleWay[] {
  const groups = new Map<string, TerminalKind[]>()
  for (const kind of kinds) {
    const text = wordFor(node.say, kind, variables)
    groups.set(text, [...(groups.get(text) ?? []), kind])
  }
  return [...groups].map(([text, same]) => {
    const [first = 'classic'] = same
    const seen = node.looks === undefined ? '' : wordFor(node.looks, first, variables)
    const shown = demonstrate(first)
    return {
      kinds: same.map(kind => content.dialog.slots.kind?.values[kind] ?? kind),
      text,
      ...(seen === '' ? {} : { seen }),
      ...(shown ? { picture: pictureStep(content, shown, seen) } : {}),
      ...(shown && shown.script.length > 0 ? { demonstration: shown } : {}),
    }
  })
}

const wordFor = (text: Text, kind: string, variables: Variables): string =>
  word(chooseText(text, kind), variables)
