import { answer, type Incoming, type Tick } from '../answer.ts'
import type { DialogContent } from '../dialog/content.ts'
import { type Conversation, emptyConversation, foldEvents } from '../dialog/conversation.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import { nextTick } from '../dialog/quiet.ts'
import type { Model } from '../understanding/understand.ts'

/** What a script talks to. */
export interface ScriptDesk {
  /** Hands in a message; resolves with the events it caused, or null when it was refused. */
  send(incoming: Incoming): readonly ConversationEvent[] | null
  /** Stops and starts again: all that remains is the log. */
  restart(): void
  /** Moves the clock; gives what the desk says by itself meanwhile. */
  wait(milliseconds: number): readonly ConversationEvent[]
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
  const send = (incoming: Incoming | Tick): readonly ConversationEvent[] | null => {
    const turn = answer(content, model, conversation, incoming, now)
    if ('refused' in turn) return null
    log = [...log, ...turn.events]
    conversation = turn.conversation
    return turn.events
  }
  return {
    send,
    restart() {
      conversation = foldEvents(JSON.parse(JSON.stringify(log)))
    },
    wait(milliseconds) {
      const end = now + milliseconds
      const heard: ConversationEvent[] = []
      for (let due = nextTick(content, conversation); due && due.at <= end; ) {
        now = Math.max(now, due.at)
        heard.push(...(send({ kind: 'tick' }) ?? []))
        due = nextTick(content, conversation)
      }
      now = end
      return heard
    },
    conversation: () => conversation,
    log: () => log,
  }
}
