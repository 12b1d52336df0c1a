import { setImmediate } from 'node:timers/promises'
import { answer, type Incoming, type Tick } from '../answer.ts'
import type { QueueRules } from '../content/queue-schema.ts'
import type { DialogContent } from '../dialog/content.ts'
import { type Conversation, emptyConversation } from '../dialog/conversation.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import { nextTick } from '../dialog/quiet.ts'
import type { Refusal } from '../dialog/take-turn.ts'
import type { Model } from '../understanding/understand.ts'
import type { ContentLibrary } from './content-library.ts'
import type { FoldedConversations } from './folded-conversations.ts'
import { projectOwnership } from './ownership.ts'
import type { QuietWatch } from './quiet-watch.ts'
import { seatOf } from './seats.ts'
import { appendTurn, conversationsSince, createConversation, readAnswer } from './store.ts'
import type { Db } from './tables.ts'
import type { TurnQueue } from './turn-queue.ts'
import { queueChanged, type Wake } from './wake.ts'

/** What handling a message needs from outside. */
export interface Desk {
  readonly db: Db
  readonly library: ContentLibrary
  /** Rules for who is served first among merchants who wait for a person. */
  readonly rules: QueueRules
  /** Built on first use: pages need not wait for it. */
  model(): Model
  readonly queue: TurnQueue
  readonly folded: FoldedConversations
  readonly quiet: QuietWatch
  /** Notified of every turn once the log has it. */
  readonly wake: Wake
  /** Milliseconds since 1970. */
  now(): number
}

/** The events that a message led to, or why it was refused. */
export type Handled =
  | { readonly events: readonly ConversationEvent[] }
  | { readonly refused: Refusal | 'at-capacity' }

/** How often a message may lose the race for the next sequence number to another process. */
const maxAttempts = 8

/** Starts a conversation: its first events are in the database when this resolves. */
export async function startConversation(desk: Desk, id: string, tokenHash: string): Promise<Handled> {
  const turn = answer(desk.library.newest, desk.model(), emptyConversation, { kind: 'start' }, desk.now())
  if ('refused' in turn) return turn
  await createConversation(desk.db, id, tokenHash, turn.events)
  desk.folded.grow(id, turn.conversation)
  desk.wake.notify(id, turn.events)
  return { events: turn.events }
}

/**
 * Handles one message of a conversation: folds the log, answers, and appends all events of the turn at once.
 * A message id that has been handled before gives the same events again and changes nothing.
 */
export function handleMessage(
  desk: Desk,
  id: string,
  incoming: Exclude<Incoming, { kind: 'start' }> | Tick,
): Promise<Handled> {
  return desk.queue(id, async () => {
    const atOnce = await attemptUnread(desk, id, incoming)
    if (atOnce) return atOnce
    for (let count = 0; count < maxAttempts; count++) {
      const conversation = await desk.folded.current(id)
      const messageId = messageIdOf(incoming, conversation)
      const earlier = await readAnswer(desk.db, id, messageId)
      if (earlier) return { events: earlier }
      const handled = await attempt(desk, id, messageId, conversation, incoming)
      if (handled) return handled
    }
    throw new Error(`A message of ${id} lost ${maxAttempts} races for its place in the log.`)
  })
}

/** Several processes may time the same silence; the shared id lets only one of them append. */
const messageIdOf = (incoming: Exclude<Incoming, { kind: 'start' }> | Tick, { seq }: Conversation): string =>
  incoming.kind === 'tick' ? `tick-${seq}` : incoming.messageId

/**
 * Takes the turn from the state that this desk remembers. The keys of the log show whether that state is the
 * latest and the message new, so a message costs one statement. Null where the log itself must be read.
 */
async function attemptUnread(
  desk: Desk,
  id: string,
  incoming: Exclude<Incoming, { kind: 'start' }> | Tick,
): Promise<Handled | null> {
  const remembered = desk.folded.known(id)
  if (!remembered) return null
  const handled = await attempt(desk, id, messageIdOf(incoming, remembered), remembered, incoming)
  // A refusal or an empty turn writes no row, so nothing would reveal an outdated state.
  return handled && 'events' in handled && handled.events.length > 0 ? handled : null
}

/** Takes the turn and appends it; null when another process was first. */
async function attempt(
  desk: Desk,
  id: string,
  messageId: string,
  before: Conversation,
  incoming: Exclude<Incoming, { kind: 'start' }> | Tick,
): Promise<Handled | null> {
  const content = await desk.library.contentFor(before)
  const turn = answer(content, desk.model(), before, incoming, desk.now())
  if ('refused' in turn) return turn
  const { events, conversation } = turn
  if (events.length > 0) {
    const row = projectOwnership(content, before, turn, desk.rules)
    const lease = incoming.kind === 'lease-expired' ? { agent: incoming.agent, before: desk.now() } : null
    const seat = seatOf(incoming, desk.rules)
    const appended = await appendTurn(desk.db, id, messageId, events, row, { lease, seat })
    if (appended === 'conflict') return null
    if (appended === 'alive') return { refused: 'not-yours' }
    if (appended === 'full') return { refused: 'at-capacity' }
    desk.folded.grow(id, conversation)
    desk.wake.notify(id, events)
    // Telling a merchant their place changes no row that agents see.
    if (row && incoming.kind !== 'place') desk.wake.notify(queueChanged)
  }
  expectSilence(desk, id, content, conversation)
  return { events }
}

/** Restarts the timers of conversations that began after `since`: a desk that has just started has none. */
export async function resumeSilences(desk: Desk, since: number, closed: () => boolean): Promise<void> {
  for (const id of await conversationsSince(desk.db, since)) {
    // Lets messages that arrive meanwhile go first.
    await setImmediate()
    if (closed()) return
    const conversation = await desk.folded.current(id)
    expectSilence(desk, id, await desk.library.contentFor(conversation), conversation)
  }
}

function expectSilence(
  { quiet, now }: Desk,
  id: string,
  content: DialogContent,
  conversation: Conversation,
): void {
  const due = nextTick(content, conversation)
  quiet.expect(id, due && due.at - now())
}
