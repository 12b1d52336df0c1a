import type { WireEvent } from '../../bot/dialog/wire.ts'
import type { PendingMessage } from './outbox.ts'

/** What one tab tells the others. */
export type TabNews =
  | { readonly kind: 'queued'; readonly message: PendingMessage }
  | { readonly kind: 'refused'; readonly messageId: string; readonly reason: string }
  | { readonly kind: 'dropped'; readonly messageId: string }
  | { readonly kind: 'recorded'; readonly conversationId: string; readonly events: readonly WireEvent[] }

/** The other tabs of the same browser that show the same desk. */
export interface Tabs {
  tell(news: TabNews): void
  /** One listener; it hears nothing of what its own tab tells. */
  listen(hear: (news: TabNews) => void): void
  /** Runs while no other tab does the same. Not a promise: a tab that hangs is not waited for without end. */
  alone<Result>(run: () => Promise<Result>): Promise<Result>
  close(): void
}

/** Longer than any request takes: a tab that the phone has put to sleep in the middle must not stop the others. */
const turnMs = 25_000

/** Tabs by broadcast and lock; where a browser lacks one of them, the desk's message ids still keep all things single. */
export function browserTabs(name: string): Tabs {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null
  return {
    tell: news => channel?.postMessage(news),
    listen(hear) {
      if (channel) channel.onmessage = ({ data }) => hear(data)
    },
    // Pages without TLS have no locks.
    alone: run => ('locks' in navigator ? inTurn(name, run) : run()),
    close: () => channel?.close(),
  }
}

async function inTurn<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const impatience = new AbortController()
  const timer = setTimeout(() => impatience.abort(), turnMs)
  let entered = false
  try {
    return await navigator.locks.request(name, { signal: impatience.signal }, () => {
      clearTimeout(timer)
      entered = true
      return run()
    })
  } catch (error) {
    clearTimeout(timer)
    if (entered) throw error
    return run()
  }
}
