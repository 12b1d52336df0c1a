import { actForAgent } from './act-for-agent.ts'
import type { AgentInput } from './agent-input.ts'
import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import { type Draft, emit, emptyDraft, type Visit } from './draft.ts'
import type { ConversationEvent } from './event.ts'
import { listen } from './listen.ts'
import { makeChoice } from './make-choice.ts'
import { topicChoice } from './own-choices.ts'
import { tick } from './quiet.ts'
import { readMessage } from './read-message.ts'
import { readReport } from './read-report.ts'
import { takePhoto } from './take-photo.ts'
import type { Understanding } from './understanding.ts'
import type { TerminalReport } from './wire.ts'

/**
 * Everything that reaches a conversation: its start, a message, a touched choice, news from the simulator, or
 * the time.
 */
export type MerchantInput =
  | { readonly kind: 'start' }
  | { readonly kind: 'message'; readonly messageId: string; readonly understanding: Understanding }
  | { readonly kind: 'choice'; readonly messageId: string; readonly choice: string }
  | { readonly kind: 'report'; readonly messageId: string; readonly report: TerminalReport }
  /** A photo was stored under the id `photo`: only people look at it, but the bot acknowledges it. */
  | { readonly kind: 'photo'; readonly messageId: string; readonly photo: string }
  /** Time has passed: the merchant may be due for a reminder. */
  | { readonly kind: 'tick' }

/** What the merchant leaves for the people at the desk; the bot has no answer to it. */
export type LeftInput =
  | {
      readonly kind: 'rating'
      readonly messageId: string
      /** 1 to 5. */
      readonly stars: number
      readonly comment?: string
    }
  /** `phone` is masked already. */
  | { readonly kind: 'callback'; readonly messageId: string; readonly phone: string }

export type Input = MerchantInput | LeftInput | AgentInput

/** Why an input is refused: each reason has its wording in `content/problems.yaml`. */
export type Refusal =
  | 'choice-not-offered'
  | 'not-found'
  | 'taken'
  | 'not-yours'
  | 'not-waiting'
  | 'no-such-step'
  | 'nothing-to-rate'

/** The events that an input leads to, or why it is refused. */
export type Turn =
  | {
      readonly events: readonly ConversationEvent[]
      /** The state that they lead to. */
      readonly conversation: Conversation
      /** The state after each of them. */
      readonly states: readonly Conversation[]
      readonly trail: readonly Visit[]
    }
  | { readonly refused: Refusal }

/**
 * Takes one turn of the dialog: a pure function, so that replaying a log gives the same turn. `at` is the
 * time of the input in milliseconds since 1970. The events carry ids; `composeReplies` words them.
 */
export function takeTurn(content: DialogContent, conversation: Conversation, input: Input, at: number): Turn {
  const draft = react(emptyDraft(content, conversation, at), input)
  if (typeof draft === 'string') return { refused: draft }
  const { events, states, trail } = draft
  return { events, conversation: draft.conversation, states, trail }
}

function react(draft: Draft, input: Input): Draft | Refusal {
  switch (input.kind) {
    case 'start':
    case 'message':
    case 'choice':
    case 'report':
    case 'photo':
    case 'tick':
      return reply(draft, input) ?? 'choice-not-offered'
    case 'rating': {
      const { messageId, stars, comment } = input
      if (!draft.conversation.rateable) return 'nothing-to-rate'
      const rated = { type: 'rated', from: 'merchant', messageId, stars } as const
      return emit(draft, { ...rated, ...(comment ? { comment } : {}) })
    }
    case 'callback':
      return emit(draft, {
        type: 'callbackLeft',
        from: 'merchant',
        messageId: input.messageId,
        phone: input.phone,
      })
    default:
      return actForAgent(draft, input)
  }
}

/** The bot's turn: while a person has been asked for or has the conversation, it only listens. */
function reply(draft: Draft, input: MerchantInput): Draft | null {
  if (input.kind !== 'start' && draft.conversation.owner.kind !== 'bot') return listen(draft, input)
  switch (input.kind) {
    case 'start': {
      const { version, responses } = draft.content
      const started = emit(draft, { type: 'conversationStarted', from: 'system', version })
      const offered = responses.welcome.intents.map(topicChoice)
      return emit(started, { type: 'said', from: 'bot', saying: { key: 'welcome' }, offered })
    }
    case 'message':
      return readMessage(draft, input.messageId, input.understanding)
    case 'choice':
      return makeChoice(draft, { messageId: input.messageId, choice: input.choice, by: 'touch' })
    case 'report':
      return readReport(draft, input.messageId, input.report)
    case 'photo':
      return takePhoto(draft, input)
    case 'tick':
      return tick(draft)
  }
}
