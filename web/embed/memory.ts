/** What the launcher keeps from page to page. */
export interface Remembered {
  readonly open: boolean
  /** The visitor has opened the chat before: news may come. */
  readonly talked: boolean
  readonly unread: number
}

const key = (desk: string): string => `posdesk:launcher:${desk}`

/** What an earlier page left; null at the first visit and where the browser refuses storage. */
export function recall(desk: string): Remembered | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(desk)) || 'null')
    return (
      kept && { open: kept.open === true, talked: kept.talked === true, unread: Number(kept.unread) || 0 }
    )
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
