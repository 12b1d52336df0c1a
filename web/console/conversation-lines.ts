import {
  type TranscriptLine,
  transcriptNames,
  transcriptOf,
} from '../../bot/conversations/cases/transcript.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import type { Understanding } from '../../bot/dialog/understanding.ts'
import { fill } from '../guide/fill.ts'
import { formatTime } from './format-time.ts'
import type { MemberVisit } from './route.ts'

/** Lines that the page shows; all of a long conversation stand in its transcript. */
const SHOWN = 200

/** A line as agents read it. */
interface ConversationLine extends TranscriptLine {
  readonly who: string
  /** Why the bot took a message as it did, or where in which flow it spoke; empty where there is nothing to tell. */
  readonly why: string
  /** Id of a photo; empty for words. */
  readonly photo: string
  readonly chosen: boolean
  /** The day in China where it is another than that of the line before; empty elsewhere. */
  readonly day: string
  /** Hours and minutes in China. */
  readonly clock: string
}

/** The newest lines of a conversation, and how many older ones there are. */
export function conversationLines(
  { parts, words }: Pick<MemberVisit, 'parts' | 'words'>,
  log: readonly ConversationEvent[],
): { readonly lines: readonly ConversationLine[]; readonly older: number } {
  const { dialog } = parts.content
  const texts = words.conversation
  const bySeq = new Map(log.map(event => [event.seq, event]))
  const all = transcriptOf(log, transcriptNames(dialog, words.transcript))
  const lines = all.slice(-SHOWN).flatMap((line, index, shown) => {
    const event = bySeq.get(line.seq)
    if (!event) return []
    const [day = '', clock = ''] = formatTime(line.at).split(' ')
    const earlier = shown[index - 1]
    const before = earlier && formatTime(earlier.at).split(' ')[0]
    return {
      ...line,
      who: event.from === 'agent' ? event.name : texts.speakers[event.from],
      why: whyOf(event, dialog, texts.reasons),
      photo: event.type === 'photoSent' ? event.photo : '',
      chosen: event.type === 'choiceMade',
      day: day === before ? '' : day,
      clock,
    }
  })
  return { lines, older: all.length - lines.length }
}

type Reasons = MemberVisit['words']['conversation']['reasons']

function whyOf(event: ConversationEvent, { flows, intents }: DialogContent, reasons: Reasons): string {
  if (event.type === 'merchantSpoke') return whyTaken(event.understanding, intents, reasons)
  if (event.from !== 'bot') return ''
  if (event.type === 'said') return fill(reasons.saying, { key: event.saying.key })
  if (!('node' in event)) return ''
  return fill(reasons.step, { flow: flows[event.flow]?.title ?? event.flow, node: event.node })
}

function whyTaken(
  { decision, intent, score, why }: Understanding,
  intents: DialogContent['intents'],
  reasons: Reasons,
): string {
  const nameOf = (id: string): string => intents[id]?.label ?? id
  const { runnerUp } = why
  return [
    fill(reasons[decision], { intent: intent === null ? '' : nameOf(intent) }),
    score.toFixed(2),
    [reasons.by[why.by], why.rule].filter(Boolean).join(' '),
    why.terms.slice(0, 8).join(' '),
    runnerUp
      ? fill(reasons.second, { intent: nameOf(runnerUp.intent), score: runnerUp.score.toFixed(2) })
      : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
