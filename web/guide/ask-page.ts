import type { Content } from '../../bot/content/content.ts'
import type { Speech } from '../../bot/dialog/event.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import type { Outcome } from '../../bot/dialog/walk.ts'
import { terminalKinds } from '../../bot/terminal/device.ts'
import type { Model } from '../../bot/understanding/understand.ts'
import { openingWords } from './chat-opening.ts'
import { askAddress, type Followed, followAnswers, type GivenAnswer, readAnswer } from './follow-answers.ts'
import { pictureNode } from './picture-node.ts'

/** One page of the decision tree. */
interface AskPage {
  readonly flow: string
  readonly title: string
  readonly given: readonly (GivenAnswer & { readonly change: string })[]
  readonly said: readonly Speech[]
  /**
   * The terminal's screen after the open step, as an SVG; null where the open step has no number or no step
   * is open.
   */
  readonly picture: string | null
  readonly choices: readonly { readonly label: string; readonly href: string }[]
  readonly collects: boolean
  readonly end: Exclude<Outcome, 'left'> | null
  readonly stale: boolean
  /**
   * What opens the same place in a conversation; null before the first answer, and for a flow that no words
   * open.
   */
  readonly chat: { readonly words: string; readonly choices: readonly string[] } | null
}

/**
 * Describes the page after these answers, written as in its address; an unreadable answer counts as not on
 * offer.
 */
export function describeAsk(
  content: Content,
  model: () => Model,
  flow: Flow,
  written: readonly string[],
  at: number,
): AskPage {
  const answers = written.flatMap(each => readAnswer(flow.id, each) ?? [])
  const followed = followAnswers(content.dialog, flow.id, answers, at)
  const { given, said, open, outcome, stale } = followed
  const words = given.length > 0 ? openingWords(content, model(), flow) : null
  return {
    flow: flow.id,
    title: flow.title,
    given: given.map((answer, index) => ({ ...answer, change: askAddress(flow.id, given.slice(0, index)) })),
    said,
    picture: pictureOf(content, followed),
    choices: (open?.choices ?? []).map(({ id, label }) => ({
      label,
      href: askAddress(flow.id, [...given, { flow: open?.flow ?? '', node: open?.node ?? '', choice: id }]),
    })),
    collects: open?.collects ?? false,
    end: outcome === 'left' ? null : outcome,
    stale: stale || answers.length < written.length,
    chat: words === null ? null : { words, choices: given.map(({ choice }) => choice) },
  }
}

function pictureOf(content: Content, { said, open }: Followed): string | null {
  const shown = said.at(-1)?.screen?.kind
  const kind = terminalKinds.find(each => each === shown)
  return open && kind ? pictureNode(content, { flow: open.flow, node: open.node, kind }) : null
}
