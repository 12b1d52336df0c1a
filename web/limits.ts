/**
 * What one conversation, address or site may take, and where the desk as a whole says that it is busy. In one place,
 * so that they can be weighed against each other; every refusal is a problem with a sentence (429, 413 or 503).
 */
export const limits = {
  /**
   * Requests a minute from one address that bring no valid token: new conversations and wrong tokens. Requests with a
   * token count for their conversation instead, so that a market hall behind one address is not one merchant.
   */
  requestsPerAddress: 600,
  /** Requests a minute that bring a valid token: a person types one in two seconds, a widget catches up beside it. */
  requestsPerConversation: 240,
  /** New conversations a minute from the pages of one site: a chain whose terminals all fail at once stays below. */
  startsPerOrigin: 6000,
  /** Window of the three rates above, milliseconds. */
  rateWindow: 60_000,
  /** Enough for 2,000 Chinese characters many times over. */
  body: 128 * 1024,
  /** Tabs and devices with one conversation open; the next one is refused and tries again later. */
  streamsPerConversation: 8,
  /** A market hall behind one address. */
  streamsPerAddress: 2000,
  /** 27 KB each with its merchant: about 540 MB. */
  streams: 20_000,
  /** Events in one answer to who reads the log; the answer says that there are more. */
  eventsPerAnswer: 200,
  /** Events read for a stream that is behind; the next wait in the log until its client has taken these. */
  eventsAtOnce: 50,
  /** Heartbeats, 15 seconds each, that a client may take nothing of what was written; then it is cut off. */
  stuckBeats: 3,
  /** Messages being answered at one moment: half a second of work. More wait no longer than they would for nothing. */
  turnsAtOnce: 1000,
  /** Seconds after which a client that was told that the desk is busy asks again. */
  retryAfter: 2,
  /** Milliseconds that requests in hand have to end when the desk is told to stop. */
  shutdownPatience: 10_000,
  /** Milliseconds after which a client asks again when the desk ends its stream. */
  streamRetry: 500,
} as const
