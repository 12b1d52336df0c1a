import type { ConversationEvent } from '../../dialog/event.ts'

/** One line of a conversation as people read it: what was said or chosen, masked as in the log. */
export interface TranscriptLine {
  readonly seq: number
  readonly at: number
  readonly from: ConversationEvent['from']
  readonly text: string
}

/** The conversation's lines in order; events in which nobody says anything have none. */
export function transcriptOf(events: readonly ConversationEvent[]): TranscriptLine[] {
  const labels = new Map<string, string>()
  return events.flatMap(event => {
    const { seq, at, from } = event
    const text = textOf(event, labels)
    if ('speech' in event) for (const { id, label } of event.speech?.choices ?? []) labels.set(id, label)
    return text === null ? [] : [{ seq, at, from, text }]
  })
}

function textOf(event: ConversationEvent, labels: ReadonlyMap<string, string>): string | null {
  if (event.type === 'merchantSpoke' || event.type === 'agentSpoke') return event.text
  if (event.type === 'choiceMade' && event.by === 'touch') return labels.get(event.choice) ?? event.choice
  return 'speech' in event ? (event.speech?.text ?? null) : null
}
