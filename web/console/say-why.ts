import type { Content } from '../../bot/content/content.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { titleOfIntent } from '../../bot/dialog/title-of-intent.ts'
import type { Understanding } from '../../bot/dialog/understanding.ts'
import { chartWords } from '../guide/chart-words.ts'
import { fill } from '../guide/fill.ts'
import type { MemberVisit } from './route.ts'

type Reasons = MemberVisit['words']['conversation']['reasons']

/** The most words of the message that are named as having counted. */
const maxWords = 6
/** The runner-up is mentioned from this likelihood on. */
const worthNaming = 0.05

/**
 * Explains why the bot understood a message as it did, or names the step and flow in which it spoke, in words
 * without ids; empty where there is nothing to tell.
 */
export function sayWhy(
  event: ConversationEvent,
  { dialog, pages }: Pick<Content, 'dialog' | 'pages'>,
  reasons: Reasons,
): string {
  if (event.type === 'merchantSpoke') return whyTaken(event.understanding, dialog, reasons)
  if (event.from !== 'bot') return ''
  if (event.type === 'said') return fill(reasons.saying, { what: reasons.sayings[event.saying.key] })
  const flow = 'node' in event ? dialog.flows[event.flow] : undefined
  if (!flow || !('node' in event)) return ''
  const node = flow.nodes[event.node]
  const step = node && chartWords(dialog, flow, pages.chart).nodeText?.(event.node, node)
  return step ? fill(reasons.step, { flow: flow.title, step }) : fill(reasons.flow, { flow: flow.title })
}

function whyTaken(
  { text, decision, intent, score, why }: Understanding,
  dialog: Content['dialog'],
  reasons: Reasons,
): string {
  const sure = (share: number): string => `${Math.round(share * 100)}%`
  if (why.by === 'choice') return reasons.by.choice
  const { runnerUp } = why
  // Pinyin and concept names count as well, but tell an agent nothing.
  const counted = why.terms.filter(term => text.includes(term)).slice(0, maxWords)
  return [
    // An answer without an intent: the message was about the open question.
    decision === 'answer' && intent === null
      ? reasons.aside
      : fill(reasons[decision], {
          intent: intent === null ? '' : titleOfIntent(dialog, intent),
          score: sure(score),
        }),
    reasons.by[why.by],
    ...(counted.length > 0 ? [fill(reasons.words, { words: counted.join('」「') })] : []),
    ...(runnerUp && runnerUp.score >= worthNaming
      ? [
          fill(reasons.second, {
            intent: titleOfIntent(dialog, runnerUp.intent),
            score: sure(runnerUp.score),
          }),
        ]
      : []),
  ].join(' · ')
}
