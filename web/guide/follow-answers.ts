import { question } from '../../bot/chart/plan-flow-chart.ts'
import { composeReplies } from '../../bot/dialog/compose-replies.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'
import { type Conversation, emptyConversation } from '../../bot/dialog/conversation.ts'
import { type Draft, emptyDraft } from '../../bot/dialog/draft.ts'
import type { Position, Speech } from '../../bot/dialog/event.ts'
import { makeChoice } from '../../bot/dialog/make-choice.ts'
import { ownChoices } from '../../bot/dialog/own-choices.ts'
import { type Outcome, startFlow } from '../../bot/dialog/walk.ts'
import type { WireChoice } from '../../bot/dialog/wire.ts'

/** An answer as a page's address contains it: the step and the choice made there. */
interface Answer extends Position {
  readonly choice: string
}

export interface GivenAnswer extends Answer {
  readonly question: string
  readonly label: string
}

/** Where answers lead in a flow. The conversation says the same when these choices are touched. */
export interface Followed {
  readonly given: readonly GivenAnswer[]
  /** What the bot has said since the last answer. */
  readonly said: readonly Speech[]
  /** The step that waits for an answer, with its choices; null once the flow has ended. */
  readonly open: (Position & { readonly choices: readonly WireChoice[]; readonly collects: boolean }) | null
  /** How the flow ended; null while a step waits. */
  readonly outcome: Outcome | null
  /** True if an answer was not on offer; it and those after it were left out. */
  readonly stale: boolean
  readonly conversation: Conversation
}

/** Longer addresses can only have been written by hand. */
const maxAnswers = 60

/**
 * Takes the answers one by one through the dialog engine, from the start of the flow. `at` is in milliseconds
 * since 1970.
 */
export function followAnswers(
  content: DialogContent,
  flow: string,
  answers: readonly Answer[],
  at: number,
): Followed {
  let followed = beginFlow(content, flow, at)
  for (const answer of answers.slice(0, maxAnswers)) {
    const next = followAnswer(content, followed, answer, at)
    if (!next) return { ...followed, stale: true }
    followed = next
  }
  return followed
}

/** The start of a flow, before any answer. */
export function beginFlow(content: DialogContent, flow: string, at: number): Followed {
  const draft = startFlow(emptyDraft(content, emptyConversation, at), flow, 'intent')
  return followedFrom(content, emptyConversation, draft, [])
}

/** Takes one more answer; null when it is not on offer at this point. */
export function followAnswer(
  content: DialogContent,
  { conversation, given, said }: Followed,
  answer: Answer,
  at: number,
): Followed | null {
  const here = conversation.position
  if (here?.flow !== answer.flow || here.node !== answer.node || answer.choice === ownChoices.showMe)
    return null
  const made = { messageId: '', choice: answer.choice, by: 'touch' } as const
  const draft = makeChoice(emptyDraft(content, conversation, at), made)
  if (!draft) return null
  const last = said.at(-1)
  const label = last?.choices?.find(({ id }) => id === answer.choice)?.label ?? answer.choice
  const asked = last?.step?.name || question(last?.text ?? '')
  return followedFrom(content, conversation, draft, [...given, { ...answer, question: asked, label }])
}

function followedFrom(
  content: DialogContent,
  before: Conversation,
  draft: Draft,
  given: readonly GivenAnswer[],
): Followed {
  const said = speechesOf(content, before, draft)
  return {
    ...openStepOrOutcome(content, draft, said),
    given,
    said,
    stale: false,
    conversation: draft.conversation,
  }
}

/** The step that waits for an answer, or else how the flow ended. */
function openStepOrOutcome(
  content: DialogContent,
  { conversation, events }: Draft,
  said: readonly Speech[],
): Pick<Followed, 'open' | 'outcome'> {
  const { position } = conversation
  const ended = events.findLast(event => event.type === 'flowEnded')
  if (!position) return { open: null, outcome: ended?.type === 'flowEnded' ? (ended.outcome ?? null) : null }
  const offered = said.flatMap(({ choices = [] }) => choices)
  const choices = [...new Map(offered.map(choice => [choice.id, choice])).values()].filter(
    ({ id }) => id !== ownChoices.showMe && id !== ownChoices.person,
  )
  const collects = content.flows[position.flow]?.nodes[position.node]?.kind === 'collect'
  return { open: { ...position, choices, collects }, outcome: null }
}

/** What the bot says about the flow itself in these events. */
const speechesOf = (content: DialogContent, before: Conversation, draft: Draft): Speech[] =>
  composeReplies(content, before, draft).flatMap(event =>
    (event.type === 'stepShown' || (event.type === 'said' && event.saying.key === 'looping')) && event.speech
      ? [event.speech]
      : [],
  )

/** Writes an answer as `node:choice` within `flow`, and as `flow/node:choice` in a flow that it runs. */
export const writeAnswer = (flow: string, { flow: own, node, choice }: Answer): string =>
  own === flow ? `${node}:${choice}` : `${own}/${node}:${choice}`

/** Reads what `writeAnswer` wrote; null for anything else. */
export function readAnswer(flow: string, written: string): Answer | null {
  const match = /^(?:([a-z0-9-]+)\/)?([a-z0-9-]+):([a-z0-9-]+)$/.exec(written)
  const [, own = flow, node, choice] = match ?? []
  return node !== undefined && choice !== undefined ? { flow: own, node, choice } : null
}

/** The address of the page on which these answers are given. */
export function askAddress(flow: string, answers: readonly Answer[]): string {
  const query = answers.map(answer => `a=${writeAnswer(flow, answer)}`).join('&')
  return `/guide/${flow}/ask${query === '' ? '' : `?${query}`}`
}
