import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answer } from '../../bot/answer.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { type Conversation, emptyConversation } from '../../bot/dialog/conversation.ts'
import { emptyDraft } from '../../bot/dialog/draft.ts'
import type { ConversationEvent, Saying } from '../../bot/dialog/event.ts'
import { startFlow } from '../../bot/dialog/walk.ts'
import { model } from './shipped.ts'

/** What a merchant says to an open question, and what may come of it: tags as in `tagsOf`. */
interface FreeAnswer {
  /** `flow/node`. */
  readonly at: string
  readonly kind?: string
  readonly say: string
  readonly want: readonly string[]
}

const content = loadContent(contentFolder).dialog
/** A Wednesday at eleven: the desk is open. */
const now = Date.UTC(2026, 10, 18, 3, 0)

/** The rows of a file in this folder. */
export const freeAnswersOf = (name: string): readonly FreeAnswer[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .map((line): FreeAnswer => JSON.parse(line))

/** The state in which a step waits, reached without the steps before it. */
export function openAt(at: string, kind?: string): Conversation {
  const [flow = '', node = ''] = at.split('/')
  const conversation: Conversation = { ...emptyConversation, slots: kind === undefined ? {} : { kind } }
  const opened = startFlow(emptyDraft(content, conversation, now), flow, 'intent', node)
  if (opened.conversation.position?.node !== node) throw new Error(`${at} does not wait for an answer.`)
  return opened.conversation
}

/** The events that words cause. */
export function say(conversation: Conversation, text: string): readonly ConversationEvent[] {
  const turn = answer(content, model, conversation, { kind: 'text', messageId: 'm', text }, now)
  if ('refused' in turn) throw new Error(`「${text}」 was refused: ${turn.refused}.`)
  return turn.events
}

/**
 * What came of free words: `choice:id` of the open step, `slot:name=value`, `topic:flow`, `person`, `back`, or what the
 * bot said (`help`, `wait`, `worry`, `leave`, `social`, else `said:key`).
 */
export function tagsOf(events: readonly ConversationEvent[]): readonly string[] {
  const made = events.find(({ type }) => type === 'choiceMade')
  if (made?.type === 'choiceMade') return [made.node ? `choice:${made.choice}` : made.choice]
  return events.flatMap((event): string[] => {
    switch (event.type) {
      case 'flowStarted':
        if (event.cause === 'run') return []
        return [event.flow === 'human-agent' ? 'person' : `topic:${event.flow}`]
      case 'slotFilled':
        return [`slot:${event.slot}=${event.value}`]
      case 'steppedBack':
        return ['back']
      case 'said':
        return [tagOfSaying(event.saying.key)]
      default:
        return []
    }
  })
}

function tagOfSaying(key: Saying['key']): string {
  switch (key) {
    case 'help':
    case 'whichOf':
    case 'meaning':
    case 'reason':
      return 'help'
    case 'whenReady':
      return 'wait'
    case 'safe':
      return 'worry'
    case 'leaveAsk':
      return 'leave'
    case 'social':
      return 'social'
    default:
      return `said:${key}`
  }
}
