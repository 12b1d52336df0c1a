import type { WireEvent } from '../../bot/dialog/wire.ts'
import { backOff } from './back-off.ts'
import { createPause } from './clock.ts'
import { conversationPath, type DeskEdges, fetchEvents, withToken } from './desk-client.ts'
import { createStreamReader } from './event-stream.ts'
import type { Session } from './session.ts'

export type Link = 'connecting' | 'connected' | 'offline'

export interface ConnectionEdges extends DeskEdges {
  /** A number from 0 up to 1. */
  random(): number
}

export interface ConnectionHooks {
  /** The sequence number up to which nothing is missing. */
  after(): number
  onEvents(events: readonly WireEvent[]): void
  onLink(link: Link): void
  /** The conversation is not known any more; the connection has ended. */
  onGone(): void
}

export interface Connection {
  /** The network or the page has come back: try now; drop a stream that has been silent for too long. */
  wake(): void
  /** Something is missing: catch up now. */
  restart(): void
  close(): void
}

/** The desk writes a line at least every 15 s; after two missed ones the stream counts as half-open. */
const silenceMs = 40_000
/** A stream that ends sooner than this counts as a failure, so that a proxy that cuts streams is not hammered. */
const livelyMs = 5_000

type Outcome = 'gone' | 'unreachable' | 'ended'

/** Keeps a conversation up to date until closed: catch up by sequence number, then read the stream, again and again. */
export function connect(edges: ConnectionEdges, session: Session, hooks: ConnectionHooks): Connection {
  const pause = createPause(edges.clock)
  let closed = false
  let heardAt = edges.clock.now()
  let stream = new AbortController()

  async function run(): Promise<void> {
    for (let failures = 0; !closed; ) {
      stream = new AbortController()
      const startedAt = edges.clock.now()
      const outcome = await catchUpAndRead(stream.signal)
      if (closed) return
      if (outcome === 'gone') {
        closed = true
        hooks.onGone()
        return
      }
      if (outcome === 'unreachable') hooks.onLink('offline')
      else if (stream.signal.aborted) continue
      const lively = outcome === 'ended' && edges.clock.now() - startedAt >= livelyMs
      failures = lively ? 1 : failures + 1
      await pause.wait(backOff(failures - 1, edges.random()))
    }
  }

  async function catchUpAndRead(signal: AbortSignal): Promise<Outcome> {
    const missed = await fetchEvents(edges, session, hooks.after())
    if (closed) return 'ended'
    if (missed.kind === 'gone') return 'gone'
    if (missed.kind !== 'accepted') return 'unreachable'
    hooks.onEvents(missed.body.events)
    hooks.onLink('connected')
    return readStream(signal)
  }

  async function readStream(signal: AbortSignal): Promise<Outcome> {
    let stopWatch = watchSilence()
    try {
      const path = `${conversationPath(session)}/stream?after=${hooks.after()}`
      const init = withToken(session, { signal, cache: 'no-store', credentials: 'omit' })
      const response = await edges.fetch(edges.desk + path, init)
      if (response.status === 401 || response.status === 404) return 'gone'
      if (!response.ok || !response.body) return 'ended'
      const pieces = response.body.getReader()
      const decoder = new TextDecoder()
      const read = createStreamReader()
      for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
        stopWatch()
        stopWatch = watchSilence()
        const events = read(decoder.decode(piece.value, { stream: true })).map(data => JSON.parse(data))
        if (closed) return 'ended'
        if (events.length > 0) hooks.onEvents(events)
      }
      return 'ended'
    } catch {
      // The stream was cut, by the network or by us: the next catch-up tells whether the desk can be reached.
      return 'ended'
    } finally {
      stopWatch()
    }
  }

  function watchSilence(): () => void {
    heardAt = edges.clock.now()
    const watched = stream
    return edges.clock.after(silenceMs, () => {
      hooks.onLink('connecting')
      watched.abort()
    })
  }

  void run()
  return {
    wake() {
      if (edges.clock.now() - heardAt > silenceMs) stream.abort()
      pause.end()
    },
    restart() {
      stream.abort()
      pause.end()
    },
    close() {
      closed = true
      stream.abort()
      pause.end()
    },
  }
}
