import { answer, type Incoming } from '../answer.ts'
import type { DialogContent } from '../dialog/content.ts'
import { type Conversation, emptyConversation, foldEvents } from '../dialog/conversation.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import type { Model } from '../understanding/understand.ts'

/** What a script talks to. */
export interface ScriptDesk {
  /** Hands in a message; resolves with the events it caused, or null when it was refused. */
  send(incoming: Incoming): readonly ConversationEvent[] | null
  /** Stops and starts again: all that remains is the log. */
  restart(): void
  /** Moves the clock. */
  wait(milliseconds: number): void
  conversation(): Conversation
  log(): readonly ConversationEvent[]
}

/** Noon of a Monday in China: the service line is open. */
const START = Date.UTC(2026, 0, 5, 4)

/** A desk without database or network: the pure core and a log in memory. */
export function openScriptDesk(content: DialogContent, model: Model): ScriptDesk {
  let now = START
  let log: readonly ConversationEvent[] = []
  let conversation = emptyConversation
  return {
    send(incoming) {
      const turn = answer(content, model, conversation, incoming, now)
      if ('refused' in turn) return null
      log = [...log, ...turn.events]
      conversation = turn.conversation
      return turn.events
    },
    restart() {
      conversation = foldEvents(JSON.parse(JSON.stringify(log)))
    },
    wait(milliseconds) {
      now += milliseconds
    },
    conversation: () => conversation,
    log: () => log,
  }
}
