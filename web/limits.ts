/**
 * What one conversation, address or site may use, and when the whole desk reports that it is busy. The limits
 * are in one place so that they can be weighed against each other; every refusal is a problem with a sentence
 * (429, 413 or 503).
 */
export const limits = {
  /**
   * Requests per minute from one address that carry no valid token: new conversations and wrong tokens.
   * Requests with a token count against their conversation instead, so that a market hall behind one address
   * is not treated as one merchant.
   */
  requestsPerAddress: 600,
  /**
   * Requests per minute with a valid token: a person types at most one in two seconds, and the widget catches
   * up alongside.
   */
  requestsPerConversation: 240,
  /**
   * New conversations per minute from the pages of one site: enough for a chain whose terminals all fail at
   * once.
   */
  startsPerOrigin: 6000,
  /** The window of the three rates above, in milliseconds. */
  rateWindow: 60_000,
  /** The largest request body, in bytes: several times the size of 2,000 Chinese characters. */
  body: 128 * 1024,
  /**
   * Tabs and devices that may follow one conversation at a time; the next one is refused and tries again
   * later.
   */
  streamsPerConversation: 8,
  /** Enough for a market hall behind one address. */
  streamsPerAddress: 2000,
  /** About 540 MB, at 27 KB for each stream with its merchant. */
  streams: 20_000,
  /** Events in one answer to a client that reads the log; the answer says when there are more. */
  eventsPerAnswer: 200,
  /**
   * Events read at a time for a stream that is behind; the rest waits in the log until the client has taken
   * these.
   */
  eventsAtOnce: 50,
  /** Heartbeats (15 seconds apart) during which a client may take no data before it is cut off. */
  stuckBeats: 3,
  /**
   * Messages answered at the same time, about half a second of work; any further ones are refused rather than
   * kept waiting.
   */
  turnsAtOnce: 1000,
  /** Photos received at the same time, up to 6 MB each; any further ones are sent again later. */
  photosAtOnce: 32,
  /** Seconds after which a client that was told that the desk is busy should try again. */
  retryAfter: 2,
  /** Milliseconds that requests in progress have to finish when the desk is told to stop. */
  shutdownPatience: 10_000,
  /** Milliseconds after which a client reconnects when the desk has ended its stream. */
  streamRetry: 500,
} as const
