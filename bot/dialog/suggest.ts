import { composeReplies } from './compose-replies.ts'
import type { DialogContent } from './content.ts'
import { type Conversation, foldEvents } from './conversation.ts'
import type { ConversationEvent } from './event.ts'
import { takeTurn } from './take-turn.ts'

/**
 * What the bot would answer to the merchant's latest words if it had the conversation; null when they have
 * been answered. It is shown to the person who has the conversation, and never sent automatically.
 */
export function suggest(
  content: DialogContent,
  conversation: Conversation,
  log: readonly ConversationEvent[],
  at: number,
): string | null {
  const last = log.findLast(({ type }) => type === 'merchantSpoke' || type === 'agentSpoke')
  if (last?.type !== 'merchantSpoke') return null
  // Words said while the bot had the conversation have been answered by the bot.
  if (foldEvents(log.slice(0, log.indexOf(last))).owner.kind === 'bot') return null
  const fork: Conversation = { ...conversation, owner: { kind: 'bot' } }
  const input = { kind: 'message', messageId: 'suggestion', understanding: last.understanding } as const
  const turn = takeTurn(content, fork, input, at)
  if ('refused' in turn) return null
  const said = composeReplies(content, fork, turn).flatMap(event =>
    event.from === 'bot' && event.speech?.text ? [event.speech.text] : [],
  )
  return said.length > 0 ? said.join('\n') : null
}
