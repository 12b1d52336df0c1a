import type { DialogContent } from '../../bot/dialog/content.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import type { Flow, Node, Text } from '../../bot/dialog/flow.ts'
import { chooseText, type Variables, variablesOf, word } from '../../bot/dialog/word.ts'

export interface ArticleStep {
  readonly number: number
  readonly name: string
  /** What to do, once for each way of doing it, with the kinds of terminal that it is for. */
  readonly texts: readonly {
    readonly kinds: readonly string[]
    readonly text: string
    readonly seen?: string
  }[]
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
  readonly steps: readonly ArticleStep[]
  readonly related: readonly { readonly id: string; readonly title: string }[]
}

const kinds = ['classic', 'esign', 'smart'] as const

/** Draws the article from the same flow that the chat walks, so that the two cannot differ. */
export function describeArticle(content: DialogContent, flow: Flow): Article {
  const variables = variablesOf(content, emptyConversation)
  return {
    id: flow.id,
    title: flow.title,
    question: flow.faq,
    answer: flow.answer,
    summary: flow.summary,
    why: flow.why,
    dangers: flow.dangers,
    steps: numberedSteps(content.flows, flow).map(node => describeStep(content, node, variables)),
    related: flow.related.flatMap(id => {
      const title = content.flows[id]?.title
      return title === undefined ? [] : [{ id, title }]
    }),
  }
}

type Numbered = Extract<Node, { kind: 'step' }> & { step: number }

/** The flow's numbered steps; a flow that has none of its own shows those of the flow that it runs. */
function numberedSteps(flows: DialogContent['flows'], flow: Flow): Numbered[] {
  const nodes = Object.values(flow.nodes)
  const own = nodes.filter((node): node is Numbered => node.kind === 'step' && node.step !== undefined)
  if (own.length > 0) return own.toSorted((a, b) => a.step - b.step)
  const run = nodes.flatMap(node => (node.kind === 'run' ? [flows[node.run]] : []))
  for (const inner of run) {
    const steps = inner ? numberedSteps(flows, inner) : []
    if (steps.length > 0) return steps
  }
  return []
}

function describeStep(content: DialogContent, node: Numbered, variables: Variables): ArticleStep {
  const groups = new Map<string, { kinds: string[]; text: string; seen?: string }>()
  for (const kind of kinds) {
    const text = wordFor(node.say, kind, variables)
    const seen = node.looks === undefined ? {} : { seen: wordFor(node.looks, kind, variables) }
    const group = groups.get(text) ?? { kinds: [], text, ...seen }
    group.kinds.push(content.slots.kind?.values[kind] ?? kind)
    groups.set(text, group)
  }
  return { number: node.step, name: node.name ?? '', texts: [...groups.values()] }
}

const wordFor = (text: Text, kind: string, variables: Variables): string =>
  word(chooseText(text, kind), variables)
