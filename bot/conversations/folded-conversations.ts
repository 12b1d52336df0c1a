import { type Conversation, emptyConversation, foldEvents } from '../dialog/conversation.ts'
import { readEvents } from './store.ts'
import type { Db } from './tables.ts'

/** About 5 KB each; a conversation that fell out is folded anew. */
const KEPT = 2000

/** The latest conversations as far as they were folded, so that a message costs the same late in a long talk. */
export interface FoldedConversations {
  /** The state as far as this desk knows it, without a look into the log; another desk may have gone on since. */
  known(id: string): Conversation | undefined
  /** The state after the last event in the log, which any desk may have written. */
  current(id: string): Promise<Conversation>
  /** Takes in the state after a turn that was appended. */
  grow(id: string, after: Conversation): void
  /** The log of this conversation was changed: it is folded anew when it is next asked for. */
  forget(id: string): void
}

export function foldedConversations(db: Db): FoldedConversations {
  const folded = new Map<string, Conversation>()
  const keep = (id: string, conversation: Conversation) => {
    folded.delete(id)
    folded.set(id, conversation)
    const [oldest] = folded.keys()
    if (folded.size > KEPT && oldest !== undefined) folded.delete(oldest)
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
