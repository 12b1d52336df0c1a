import type { Content } from '../../bot/content/content.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { variablesOf, word } from '../../bot/dialog/word.ts'
import { type TerminalKind, terminalKinds } from '../../bot/terminal/device.ts'
import { type ArticleStep, describeSteps, hasSteps } from './article-steps.ts'
import { pictureProblem, pictureWords, type StepPicture } from './step-pictures.ts'

/** A flow as an article. */
export interface Article {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly summary: readonly string[]
  readonly why: readonly string[]
  readonly dangers: readonly string[]
  /** The terminal as the merchant sees it when the problem occurs. */
  readonly problem: StepPicture
  /** Screens that point to this problem, drawn as SVG. */
  readonly screens: readonly string[]
  readonly steps: readonly ArticleStep[]
  /** Whether the steps may differ between kinds of terminal. */
  readonly byKind: boolean
  readonly call: { readonly text: string; readonly ready: string; readonly line: string }
  readonly related: readonly { readonly id: string; readonly title: string }[]
}

/** How many screens an article shows; the search knows all of them. */
const maxScreens = 6

/**
 * Describes the article from the same flow that the chat follows, so that the two always agree; `kind` null
 * stands for all kinds.
 */
export function describeArticle(content: Content, flow: Flow, kind: TerminalKind | null): Article {
  const { dialog, pages, understanding } = content
  const variables = variablesOf(dialog, emptyConversation)
  const kinds = kind === null ? terminalKinds : [kind]
  return {
    id: flow.id,
    title: flow.title,
    question: flow.faq,
    answer: flow.answer,
    summary: flow.summary,
    why: flow.why,
    dangers: flow.dangers,
    problem: pictureProblem(content, flow, kind),
    screens: understanding.screenTexts
      .filter(({ intent }) => flow.intents.includes(intent))
      .slice(0, maxScreens)
      .map(({ text }) => pictureWords(content, text)),
    steps: describeSteps(content, flow, kinds, variables),
    byKind: hasSteps(dialog.flows, flow),
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
