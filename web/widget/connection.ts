import type { WireEvent } from '../../bot/dialog/wire.ts'
import { backOff } from './back-off.ts'
import { createPause } from './clock.ts'
import { type DeskEdges, fetchEvents } from './desk-client.ts'
import { readStream, type TypingNews } from './read-stream.ts'
import type { Session } from './session.ts'

export type Link = 'connecting' | 'connected' | 'offline'

export interface ConnectionEdges extends DeskEdges {
  /** A number from 0 up to 1. */
  random(): number
}

export interface ConnectionHooks {
  /** The sequence number up to which no event is missing. */
  after(): number
  onEvents(events: readonly WireEvent[]): void
  onTyping(typing: TypingNews): void
  onLink(link: Link): void
  /** The desk no longer knows the conversation; the connection has ended. */
  onGone(): void
}

export interface Connection {
  /**
   * The network or the page has come back: retries at once, and drops a stream that has been silent for too
   * long.
   */
  wake(): void
  /** An event is missing: catches up at once. */
  restart(): void
  /**
   * The desk has mentioned event `seq` in another response: a stream that does not bring it soon is held back
   * by a proxy.
   */
  expect(seq: number): void
  close(): void
}

/** The desk writes a line at least every 15 s; after two missed ones the stream counts as half-open. */
const silenceMs = 35_000
/**
 * A stream that ends sooner than this counts as a failure, so that a proxy that cuts streams is not hammered
 * with retries.
 */
const livelyMs = 5_000
/** How much later than the response to a message the stream may bring the same event. */
const heldBackMs = 5_000
/** Behind a proxy that buffers the stream, the desk is polled at this interval… */
const pollMs = 3_000
/** …for this long, until the stream is tried again. */
const pollingMs = 5 * 60_000

type Outcome = 'gone' | 'unreachable' | 'ended'

/**
 * Keeps a conversation up to date until closed: catches up by sequence number, then reads the stream, over
 * and over.
 */
export function connect(edges: ConnectionEdges, session: Session, hooks: ConnectionHooks): Connection {
  const { clock } = edges
  const pause = createPause(clock)
  let closed = false
  let heardAt = clock.now()
  let stream = new AbortController()
  let streamed = 0
  let pollUntil = 0

  async function run(): Promise<void> {
    for (let failures = 0; !closed; ) {
      stream = new AbortController()
      const startedAt = clock.now()
      const outcome = await catchUpAndFollow(stream.signal)
      if (closed) return
      if (outcome === 'gone') {
        closed = true
        hooks.onGone()
        return
      }
      if (outcome === 'unreachable') hooks.onLink('offline')
      else if (stream.signal.aborted) continue
      const lively = outcome === 'ended' && clock.now() - startedAt >= livelyMs
      failures = lively ? 1 : failures + 1
      await pause.wait(backOff(failures - 1, edges.random()))
    }
  }

  async function catchUpAndFollow(signal: AbortSignal): Promise<Outcome> {
    const outcome = await catchUp()
    if (outcome !== 'ended' || closed || signal.aborted) return outcome
    return clock.now() < pollUntil ? poll(signal) : listen(signal)
  }

  async function catchUp(): Promise<Outcome> {
    for (;;) {
      const after = hooks.after()
      const missed = await fetchEvents(edges, session, after)
      if (closed) return 'ended'
      if (missed.kind === 'gone') return 'gone'
      if (missed.kind !== 'accepted') return 'unreachable'
      heardAt = clock.now()
      hooks.onEvents(missed.body.events)
      hooks.onLink('connected')
      // A long log comes in parts; an answer that brought nothing new would be the same again.
      if (!missed.body.more || hooks.after() <= after) return 'ended'
    }
  }

  async function poll(signal: AbortSignal): Promise<Outcome> {
    while (!signal.aborted && !closed && clock.now() < pollUntil) {
      await pause.wait(pollMs)
      const outcome = closed ? 'ended' : await catchUp()
      if (outcome !== 'ended') return outcome
    }
    return 'ended'
  }

  async function listen(signal: AbortSignal): Promise<Outcome> {
    streamed = hooks.after()
    let silent = true
    const watch = () => {
      heardAt = clock.now()
      return clock.after(silenceMs, () => {
        hooks.onLink('connecting')
        if (silent) pollUntil = clock.now() + pollingMs
        stream.abort()
      })
    }
    let stopWatch = watch()
    const outcome = await readStream(edges, session, streamed, signal, {
      onBytes() {
        silent = false
        stopWatch()
        stopWatch = watch()
      },
      onEvents(events) {
        if (closed) return
        streamed = Math.max(streamed, ...events.map(({ seq }) => seq))
        hooks.onEvents(events)
      },
      onTyping(typing) {
        if (!closed) hooks.onTyping(typing)
      },
    })
    stopWatch()
    return outcome
  }

  function restart(): void {
    stream.abort()
    pause.end()
  }

  void run()
  return {
    wake() {
      if (clock.now() - heardAt > silenceMs) stream.abort()
      pause.end()
    },
    restart,
    expect(seq) {
      const watched = stream
      clock.after(heldBackMs, () => {
        if (closed || watched !== stream || clock.now() < pollUntil || streamed >= seq) return
        pollUntil = clock.now() + pollingMs
        restart()
      })
    },
    close() {
      closed = true
      restart()
    },
  }
}
