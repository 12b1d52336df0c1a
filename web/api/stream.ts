import type { Response } from 'express'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { limits } from '../limits.ts'
import type { Shutdown } from '../shutdown.ts'
import { eventJson } from './wire-json.ts'

/** A comment line this often tells both ends that the other is alive; proxies close what is silent. */
const HEARTBEAT = 15_000

/**
 * Sends the conversation's events after `after` as server-sent events, and each new one, until the client leaves,
 * falls too far behind, or the desk stops.
 */
export function streamEvents(
  { desk, shutdown }: { desk: OpenDesk; shutdown: Shutdown },
  id: string,
  after: number,
  response: Response,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // Proxies that buffer would hold events back until the stream ends.
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()

  let sent = after
  let reading = false
  let again = false
  /** Writes events that follow what was sent. */
  const send = (events: readonly ConversationEvent[]) => {
    for (const event of events) {
      response.write(`id: ${event.seq}\ndata: ${eventJson(event)}\n\n`)
      sent = event.seq
      // The rest waits in the log, where it costs no memory.
      if (response.writableLength > limits.unsentPerStream) return void response.destroy()
    }
  }
  const catchUp = async () => {
    again = true
    if (reading) return
    reading = true
    try {
      while (again && !response.closed && !response.writableEnded) {
        again = false
        send(await readEvents(desk.db, id, sent))
      }
    } catch (error) {
      // The client reconnects and catches up by sequence number.
      response.destroy(error instanceof Error ? error : undefined)
    } finally {
      reading = false
    }
  }

  const stopListening = desk.wake.listen(id, events => {
    // What this desk has just appended need not be read where it follows directly.
    if (!reading && events[0]?.seq === sent + 1 && !response.writableEnded) send(events)
    else void catchUp()
  })
  // Without an id: what is typed now is no part of the log and is not resumed.
  const stopTyping = desk.live.onTyping(id, (who, typing) => {
    if (who.from === 'merchant') return
    response.write(`event: typing\ndata: ${JSON.stringify({ name: who.name, typing })}\n\n`)
  })
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT)
  const goOn = shutdown.onBegin(() => response.end(`retry: ${limits.streamRetry}\n\n`))
  response.on('close', () => {
    goOn()
    clearInterval(heartbeat)
    stopListening()
    stopTyping()
  })
  void catchUp()
}
