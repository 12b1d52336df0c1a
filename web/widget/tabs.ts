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
  /** Sets the one listener, which does not hear its own tab. */
  listen(hear: (news: TabNews) => void): void
  /**
   * Runs while no other tab does the same. This is not guaranteed: a tab that hangs is not waited for
   * indefinitely.
   */
  alone<Result>(run: () => Promise<Result>): Promise<Result>
  close(): void
}

/**
 * Milliseconds, longer than any request takes: a tab that the phone has suspended midway must not stop the
 * others.
 */
const turnMs = 25_000

/**
 * Tabs that talk by BroadcastChannel and Web Locks. Where a browser lacks one of them, message ids still
 * prevent duplicates.
 */
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
