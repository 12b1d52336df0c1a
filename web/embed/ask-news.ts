/** Where a visitor was in the conversation when the page was left. */
export interface Bookmark {
  readonly conversationId: string
  readonly token: string
  /** Up to this event he has read, or seen the count of what he has not. */
  readonly seq: number
  /** A person is to answer: news may come at any moment. */
  readonly awaited: boolean
}

/** What the desk has said since the bookmark, by one small request; null when that cannot be known now. */
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
    // No network, or an answer that is none: the chat itself will tell when it is opened.
    return null
  }
}

interface Said {
  readonly seq: number
  readonly from: string
  readonly text?: string
}
