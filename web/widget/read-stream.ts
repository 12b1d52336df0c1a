import type { WireEvent } from '../../bot/dialog/wire.ts'
import { conversationPath, type DeskEdges, withToken } from './desk-client.ts'
import { createStreamReader } from './event-stream.ts'
import type { Session } from './session.ts'

interface StreamHooks {
  /** Bytes have arrived, even if only a heartbeat. */
  onBytes(): void
  onEvents(events: readonly WireEvent[]): void
  /** A person at the desk has started or stopped typing; this is not part of the log. */
  onTyping(typing: TypingNews): void
}

export interface TypingNews {
  readonly name: string
  readonly typing: boolean
}

/**
 * Reads the conversation's stream after event `after` until it ends, is cut or aborted; `gone` means that the
 * desk no longer knows the conversation.
 */
export async function readStream(
  edges: DeskEdges,
  session: Session,
  after: number,
  signal: AbortSignal,
  { onBytes, onEvents, onTyping }: StreamHooks,
): Promise<'ended' | 'gone'> {
  try {
    const path = `${conversationPath(session)}/stream?after=${after}`
    const init = withToken(session, { signal, cache: 'no-store', credentials: 'omit' })
    const response = await edges.fetch(edges.desk + path, init)
    if (response.status === 401 || response.status === 404) return 'gone'
    if (!response.ok || !response.body) return 'ended'
    const pieces = response.body.getReader()
    const decoder = new TextDecoder()
    const read = createStreamReader()
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      onBytes()
      const sent = read(decoder.decode(piece.value, { stream: true }))
      if (signal.aborted) continue
      const events = sent.flatMap(({ type, data }) => (type === 'message' ? [JSON.parse(data)] : []))
      if (events.length > 0) onEvents(events)
      for (const { type, data } of sent) if (type === 'typing') onTyping(JSON.parse(data))
    }
    return 'ended'
  } catch {
    // The stream was cut, by the network or by us: the next catch-up finds out whether the desk can be
    // reached.
    return 'ended'
  }
}
