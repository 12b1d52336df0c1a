import type { DialogContent } from '../../dialog/content.ts'
import type { ConversationEvent } from '../../dialog/event.ts'
import { labelOf, ownChoices, topicChoice } from '../../dialog/own-choices.ts'

/** One line of a conversation as people read it: what was said or chosen, masked as in the log. */
export interface TranscriptLine {
  readonly seq: number
  readonly at: number
  readonly from: ConversationEvent['from']
  readonly text: string
}

/** Words for events in which nobody wrote anything. */
interface TranscriptNames {
  readonly photo: string
  /** Choices that the chat itself offers, by id. */
  readonly choices: Readonly<Record<string, string>>
}

/** The words for a transcript of this content; `words` come from the caller. */
export function transcriptNames(content: DialogContent, words: TranscriptNames): TranscriptNames {
  const topics = Object.entries(content.intents).map(([id, { label }]) => [topicChoice(id), label])
  const own = Object.values(ownChoices).map(id => [id, labelOf(content, id)])
  return { photo: words.photo, choices: { ...Object.fromEntries([...topics, ...own]), ...words.choices } }
}

/** The conversation's lines in order; events in which nobody says anything have none. */
export function transcriptOf(events: readonly ConversationEvent[], names: TranscriptNames): TranscriptLine[] {
  const labels = new Map(Object.entries(names.choices))
  return events.flatMap(event => {
    const { seq, at, from } = event
    const text = textOf(event, labels, names.photo)
    if ('speech' in event) for (const { id, label } of event.speech?.choices ?? []) labels.set(id, label)
    return text === null ? [] : [{ seq, at, from, text }]
  })
}

function textOf(event: ConversationEvent, labels: ReadonlyMap<string, string>, photo: string): string | null {
  switch (event.type) {
    case 'merchantSpoke':
    case 'agentSpoke':
      return event.text
    case 'photoSent':
      return photo
    case 'rated':
      return [`${'★'.repeat(event.stars)}${'☆'.repeat(5 - event.stars)}`, event.comment]
        .filter(Boolean)
        .join(' ')
    case 'choiceMade':
      if (event.by === 'touch') return labels.get(event.choice) ?? event.choice
      return event.speech?.text ?? null
    default:
      return 'speech' in event ? (event.speech?.text ?? null) : null
  }
}
