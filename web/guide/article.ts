import type { Content } from '../../bot/content/content.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import type { Flow, Node, StepNode, Text } from '../../bot/dialog/flow.ts'
import type { TerminalDemonstration } from '../../bot/dialog/wire.ts'
import { chooseText, type Variables, variablesOf, word } from '../../bot/dialog/word.ts'
import { type TerminalKind, terminalKinds } from '../../bot/terminal/device.ts'
import { demonstrateStep, pictureProblem, pictureStep, type StepPicture } from './step-pictures.ts'

/** One way of doing a step, with the kinds of terminal that it is for. */
export interface ArticleWay {
  readonly kinds: readonly string[]
  readonly text: string
  readonly seen?: string
  /** What the first of these kinds shows afterwards, and how to see it live. */
  readonly picture?: StepPicture
  readonly demonstration?: TerminalDemonstration
}

export interface ArticleStep {
  readonly number: number
  readonly name: string
  readonly ways: readonly ArticleWay[]
}

/** A flow, told as an article. */
export interface Article {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly summary: readonly string[]
  readonly why: readonly string[]
  readonly dangers: readonly string[]
  /** The terminal as the merchant meets the problem. */
  readonly problem: StepPicture
  readonly steps: readonly ArticleStep[]
  readonly call: { readonly text: string; readonly ready: string; readonly line: string }
  readonly related: readonly { readonly id: string; readonly title: string }[]
}

/** Draws the article from the same flow that the chat walks, so that the two cannot differ. */
export function describeArticle(content: Content, flow: Flow): Article {
  const { dialog, pages } = content
  const variables = variablesOf(dialog, emptyConversation)
  const { owner, steps } = numberedSteps(dialog.flows, flow)
  return {
    id: flow.id,
    title: flow.title,
    question: flow.faq,
    answer: flow.answer,
    summary: flow.summary,
    why: flow.why,
    dangers: flow.dangers,
    problem: pictureProblem(content, flow),
    steps: steps.map((node, index) => describeStep(content, owner, node, steps.slice(0, index), variables)),
    call: {
      text: word(pages.guide.call.text, variables),
      ready: pages.guide.call.ready,
      line: dialog.brand.serviceLine,
    },
    related: flow.related.flatMap(id => {
      const title = dialog.flows[id]?.title
      return title === undefined ? [] : [{ id, title }]
    }),
  }
}

type Numbered = StepNode & { step: number }

/** The flow's numbered steps, and whose they are: one that has none of its own shows those of the flow that it runs. */
function numberedSteps(flows: DialogContent['flows'], flow: Flow): { owner: Flow; steps: Numbered[] } {
  const nodes = Object.values(flow.nodes)
  const own = nodes.filter((node): node is Numbered => node.kind === 'step' && node.step !== undefined)
  if (own.length > 0) return { owner: flow, steps: own.toSorted((a, b) => a.step - b.step) }
  for (const inner of nodes.flatMap((node: Node) => (node.kind === 'run' ? [flows[node.run]] : []))) {
    const found = inner && numberedSteps(flows, inner)
    if (found && found.steps.length > 0) return found
  }
  return { owner: flow, steps: [] }
}

function describeStep(
  content: Content,
  flow: Flow,
  node: Numbered,
  before: readonly Numbered[],
  variables: Variables,
): ArticleStep {
  const groups = new Map<string, TerminalKind[]>()
  for (const kind of terminalKinds) {
    const text = wordFor(node.say, kind, variables)
    groups.set(text, [...(groups.get(text) ?? []), kind])
  }
  const ways = [...groups].map(([text, kinds]) =>
    describeWay(content, flow, node, before, variables, text, kinds),
  )
  return { number: node.step, name: node.name ?? '', ways }
}

function describeWay(
  content: Content,
  flow: Flow,
  node: Numbered,
  before: readonly Numbered[],
  variables: Variables,
  text: string,
  kinds: readonly TerminalKind[],
): ArticleWay {
  const [first = 'classic'] = kinds
  const pressed = before.map(each => each.do)
  const seen = node.looks === undefined ? '' : wordFor(node.looks, first, variables)
  const shown = demonstrateStep(content, flow, first, pressed, node.do)
  return {
    kinds: kinds.map(kind => content.dialog.slots.kind?.values[kind] ?? kind),
    text,
    ...(seen === '' ? {} : { seen }),
    ...(shown ? { picture: pictureStep(content, shown, seen) } : {}),
    ...(shown && shown.script.length > 0 ? { demonstration: shown } : {}),
  }
}

const wordFor = (text: Text, kind: string, variables: Variables): string =>
  word(chooseText(text, kind), variables)
