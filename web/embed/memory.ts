import type { Bookmark } from './ask-news.ts'

/** What the launcher keeps from one page to the next. */
interface Remembered {
  readonly open: boolean
  readonly unread: number
  /** Where the visitor was in the conversation of `merchant`, which is null for an anonymous visitor. */
  readonly bookmark: Bookmark | null
  readonly merchant: string | null
}

const key = (desk: string): string => `posdesk:launcher:${desk}`

/** Reads what an earlier page left; null on the first visit and where the browser refuses storage. */
export function recall(desk: string): Remembered | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(desk)) || 'null')
    if (!kept) return null
    const { open, unread, bookmark, merchant } = kept
    return {
      open: open === true,
      unread: Number(unread) || 0,
      bookmark: typeof bookmark?.token === 'string' ? bookmark : null,
      merchant: merchant || null,
    }
  } catch {
    return null
  }
}

export function remember(desk: string, state: Remembered): void {
  try {
    localStorage.setItem(key(desk), JSON.stringify(state))
  } catch {
    // Without storage the next page starts with the button closed.
  }
}
