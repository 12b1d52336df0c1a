/** Where a visitor was in the conversation when the page was left. */
export interface Bookmark {
  readonly conversationId: string
  readonly token: string
  /** The last event that the visitor has read or has been counted as unread. */
  readonly seq: number
  /** A person is expected to answer, so news may come at any moment. */
  readonly awaited: boolean
}

/**
 * Counts what the desk has said since the bookmark, with one small request; null when that cannot be known
 * now.
 */
export async function askNews(
  desk: string,
  { conversationId, token, seq }: Bookmark,
): Promise<{ readonly count: number; readonly seq: number } | null> {
  try {
    const headers = { authorization: `Bearer ${token}` }
    const path = `${desk}/api/conversations/${conversationId}/events?after=${seq}`
    const answer = await fetch(path, { headers })
    if (!answer.ok) return null
    const { events } = await answer.json()
    const said = events.filter((event: Said) => event.from !== 'merchant' && event.text)
    return { count: said.length, seq: Math.max(seq, ...events.map((event: Said) => event.seq)) }
  } catch {
    // No network, or no proper answer: the chat itself will report it when it is opened.
    return null
  }
}

interface Said {
  readonly seq: number
  readonly from: string
  readonly text?: string
}
