/** What is true only at this moment and is not stored: who is typing, who is looking at a conversation. */
export interface Live {
  /** Tells the others that `who` has started or stopped typing. */
  type(conversationId: string, who: Typist, typing: boolean): void
  onTyping(conversationId: string, heard: (who: Typist, typing: boolean) => void): () => void
  /** The agent is looking at the conversation until the returned function is called. */
  view(conversationId: string, agent: Viewer): () => void
  viewers(conversationId: string): readonly Viewer[]
}

type Typist =
  | { readonly from: 'merchant' }
  | { readonly from: 'agent'; readonly agent: string; readonly name: string }

interface Viewer {
  readonly id: string
  readonly name: string
}

/** The state of one desk; `onViewers` is called when somebody comes or goes. */
export function createLive(onViewers: (conversationId: string) => void): Live {
  const listeners = new Map<string, Set<(who: Typist, typing: boolean) => void>>()
  const looking = new Map<string, Set<Viewer>>()
  return {
    type(conversationId, who, typing) {
      for (const heard of listeners.get(conversationId) ?? []) heard(who, typing)
    },
    onTyping: (conversationId, heard) => join(listeners, conversationId, heard),
    view(conversationId, agent) {
      // A separate object for each window of the same agent.
      const leave = join(looking, conversationId, { ...agent })
      onViewers(conversationId)
      return () => {
        leave()
        onViewers(conversationId)
      }
    },
    viewers: conversationId => [
      ...new Map([...(looking.get(conversationId) ?? [])].map(viewer => [viewer.id, viewer])).values(),
    ],
  }
}

function join<Value>(map: Map<string, Set<Value>>, key: string, value: Value): () => void {
  const own = map.get(key) ?? new Set<Value>()
  own.add(value)
  map.set(key, own)
  return () => {
    own.delete(value)
    if (own.size === 0 && map.get(key) === own) map.delete(key)
  }
}
