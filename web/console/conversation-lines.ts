import {
  type TranscriptLine,
  transcriptNames,
  transcriptOf,
} from '../../bot/conversations/cases/transcript.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { formatTime } from './format-time.ts'
import type { MemberVisit } from './route.ts'
import { sayWhy } from './say-why.ts'

/** How many lines the page shows; the transcript has all lines of a long conversation. */
const maxShown = 200

/** A line as agents see it. */
interface ConversationLine extends TranscriptLine {
  readonly who: string
  /**
   * Why the bot understood a message as it did, or which step of which flow it spoke in; empty where there is
   * nothing to tell.
   */
  readonly why: string
  /** The id of a photo; empty for text. */
  readonly photo: string
  readonly chosen: boolean
  /** The day in China if it differs from that of the line before, otherwise empty. */
  readonly day: string
  /** Hours and minutes in China. */
  readonly clock: string
}

/** The newest lines of a conversation, and the number of older ones. */
export function conversationLines(
  { parts, words }: Pick<MemberVisit, 'parts' | 'words'>,
  log: readonly ConversationEvent[],
): { readonly lines: readonly ConversationLine[]; readonly older: number } {
  const { dialog } = parts.content
  const texts = words.conversation
  const bySeq = new Map(log.map(event => [event.seq, event]))
  const all = transcriptOf(log, transcriptNames(dialog, words.transcript))
  const lines = all.slice(-maxShown).flatMap((line, index, shown) => {
    const event = bySeq.get(line.seq)
    if (!event) return []
    const [day = '', clock = ''] = formatTime(line.at).split(' ')
    const earlier = shown[index - 1]
    const before = earlier && formatTime(earlier.at).split(' ')[0]
    return {
      ...line,
      who: event.from === 'agent' ? event.name : texts.speakers[event.from],
      why: sayWhy(event, parts.content, texts.reasons),
      photo: event.type === 'photoSent' ? event.photo : '',
      chosen: event.type === 'choiceMade',
      day: day === before ? '' : day,
      clock,
    }
  })
  return { lines, older: all.length - lines.length }
}
