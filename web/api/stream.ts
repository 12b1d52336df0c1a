import type { ServerResponse } from 'node:http'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { limits } from '../limits.ts'
import type { Shutdown } from '../shutdown.ts'
import type { Heartbeats } from './heartbeats.ts'
import { wireLines } from './wire-json.ts'

interface StreamParts {
  readonly desk: Pick<OpenDesk, 'db' | 'wake' | 'live'>
  readonly shutdown: Shutdown
  readonly heartbeats: Heartbeats
}

/**
 * Sends the conversation's events after `after` as server-sent events, then each new one, until the client
 * leaves or the desk stops. A slow client gets a few at a time; one that takes nothing for three heartbeats
 * is cut off.
 */
export function streamEvents(
  { desk, shutdown, heartbeats }: StreamParts,
  id: string,
  after: number,
  response: ServerResponse,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // Buffering proxies would hold events back until the stream ends.
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()

  let sent = after
  let reading = false
  let again = false
  let stuckBeats = 0
  let goOn = () => {}
  const isOpen = () => !response.closed && !response.writableEnded
  const drained = () =>
    new Promise<void>(resolve => {
      goOn = resolve
    })
  /** Writes events that directly follow the last one sent. */
  const send = (events: readonly ConversationEvent[]) => {
    const last = events.at(-1)
    if (!last) return
    sent = last.seq
    const first = events[0]?.seq ?? 0
    response.write(
      wireLines(events)
        .map((line, index) => `id: ${first + index}\ndata: ${line}\n\n`)
        .join(''),
    )
  }
  /**
   * Sends the next events from the log one by one, so that a slow client's progress is visible. Returns true
   * where there may be more.
   */
  const sendSome = async () => {
    const events = await readEvents(desk.db, id, sent, sent + limits.eventsAtOnce)
    for (const event of events) {
      if (response.writableNeedDrain) await drained()
      if (!isOpen()) return false
      send([event])
    }
    return events.length === limits.eventsAtOnce
  }
  const catchUp = async () => {
    again = true
    if (reading) return
    reading = true
    try {
      while (again && isOpen()) {
        again = false
        // The rest stays in the log, where it costs no memory.
        if (response.writableNeedDrain) await drained()
        again = (await sendSome()) || again
      }
    } catch (error) {
      // The client reconnects and catches up by sequence number.
      response.destroy(error instanceof Error ? error : undefined)
    } finally {
      reading = false
    }
  }

  const stopListening = desk.wake.listen(id, (events, head) => {
    if (head !== undefined && head <= sent) return
    // Events that this desk has just appended need not be read from the log if they follow directly.
    const follows = !reading && events[0]?.seq === sent + 1 && !response.writableNeedDrain
    if (follows && isOpen()) send(events)
    else void catchUp()
  })
  // Sent without an id: typing is not part of the log and is not resumed.
  const stopTyping = desk.live.onTyping(id, (who, typing) => {
    if (who.from === 'merchant' || response.writableNeedDrain) return
    response.write(`event: typing\ndata: ${JSON.stringify({ name: who.name, typing })}\n\n`)
  })
  const stopBeating = heartbeats.join(() => {
    if (!response.writableNeedDrain) return void response.write(': alive\n\n')
    stuckBeats += 1
    if (stuckBeats > limits.stuckBeats) response.destroy()
  })
  response.on('drain', () => {
    stuckBeats = 0
    goOn()
  })
  const stopWaiting = shutdown.onBegin(() => {
    // A slow client is still taking what was written: anything written behind the end would be an error.
    stopBeating()
    stopTyping()
    response.end(`retry: ${limits.streamRetry}\n\n`)
  })
  response.on('close', () => {
    stopWaiting()
    stopBeating()
    stopListening()
    stopTyping()
    goOn()
  })
  void catchUp()
}
