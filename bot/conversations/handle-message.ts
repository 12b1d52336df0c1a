import { answer, type Incoming } from '../answer.ts'
import { emptyConversation, foldEvents } from '../dialog/conversation.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import type { Model } from '../understanding/understand.ts'
import type { ContentLibrary } from './content-library.ts'
import type { Db } from './database.ts'
import { appendTurn, createConversation, readAnswer, readEvents } from './store.ts'
import type { TurnQueue } from './turn-queue.ts'

/** What handling a message needs from outside. */
export interface Desk {
  readonly db: Db
  readonly library: ContentLibrary
  readonly model: Model
  readonly queue: TurnQueue
  /** Milliseconds since 1970. */
  now(): number
}

/** The events that a message caused, or why it caused none. */
export type Handled =
  | { readonly events: readonly ConversationEvent[] }
  | { readonly refused: 'choice-not-offered' }

/** A message can lose the race for the next sequence number to another process only so often. */
const MAX_ATTEMPTS = 8

/** Begins a conversation: its first events are in the database when this returns. */
export async function startConversation(desk: Desk, id: string, tokenHash: string): Promise<Handled> {
  const turn = answer(desk.library.newest, desk.model, emptyConversation, { kind: 'start' }, desk.now())
  if ('refused' in turn) return turn
  await createConversation(desk.db, id, tokenHash, turn.events)
  return { events: turn.events }
}

/**
 * Handles one message of a conversation: fold the log, answer, append all events of the turn at once. A message id
 * that was handled before gives the same events again and changes nothing.
 */
export function handleMessage(
  desk: Desk,
  id: string,
  incoming: Exclude<Incoming, { kind: 'start' }>,
): Promise<Handled> {
  return desk.queue(id, async () => {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const earlier = await readAnswer(desk.db, id, incoming.messageId)
      if (earlier) return { events: earlier }
      const conversation = foldEvents(await readEvents(desk.db, id))
      const content = await desk.library.contentFor(conversation)
      const turn = answer(content, desk.model, conversation, incoming, desk.now())
      if ('refused' in turn) return turn
      const appended = await appendTurn(desk.db, id, incoming.messageId, turn.events)
      if (appended === 'appended') return { events: turn.events }
    }
    throw new Error(
      `Message ${incoming.messageId} of ${id} lost ${MAX_ATTEMPTS} races for its place in the log.`,
    )
  })
}
