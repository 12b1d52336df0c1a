import { type Conversation, emptyConversation, foldEvents } from '../dialog/conversation.ts'
import { readEvents } from './store.ts'
import type { Db } from './tables.ts'

/** About 5 KB each; a conversation that was dropped is folded again from its log. */
const maxKept = 2000

/**
 * The states of the latest conversations, so that a message costs the same however long the conversation is.
 */
export interface FoldedConversations {
  /** The state as far as this desk knows it, without reading the log; another desk may have added to it. */
  known(id: string): Conversation | undefined
  /** The state after the last event in the log, whichever desk wrote it. */
  current(id: string): Promise<Conversation>
  /** Takes over the state after a turn that was appended. */
  grow(id: string, after: Conversation): void
  /** The log of this conversation was changed: it is folded again when it is next needed. */
  forget(id: string): void
}

export function foldedConversations(db: Db): FoldedConversations {
  const folded = new Map<string, Conversation>()
  const keep = (id: string, conversation: Conversation) => {
    folded.delete(id)
    folded.set(id, conversation)
    const [oldest] = folded.keys()
    if (folded.size > maxKept && oldest !== undefined) folded.delete(oldest)
  }
  return {
    known: id => folded.get(id),
    async current(id) {
      const known = folded.get(id) ?? emptyConversation
      const conversation = foldEvents(await readEvents(db, id, known.seq), known)
      keep(id, conversation)
      return conversation
    },
    forget: id => void folded.delete(id),
    grow: keep,
  }
}
