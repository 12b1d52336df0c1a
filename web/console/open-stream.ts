import type { Response } from 'express'
import type { Shutdown } from '../shutdown.ts'

/** A page's event stream, over which the desk hints that something should be fetched again. */
interface PageStream {
  /**
   * Sends at most one hint of each name per quarter of a second, so that a busy desk does not keep pages
   * busy.
   */
  hint(name: string): void
  send(name: string, data: object): void
  onClose(end: () => void): void
}

const settleMs = 250
const heartbeatMs = 15_000

/** Starts a response of server-sent events, which ends when the client leaves or the desk stops. */
export function openStream(response: Response, shutdown: Shutdown): PageStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    // Compression would hold the hints back in a buffer.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  const write = (text: string) => {
    if (!response.writableEnded) response.write(text)
  }
  const send = (name: string, data: object) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  const due = new Map<string, NodeJS.Timeout>()
  const alive = setInterval(() => write(': alive\n\n'), heartbeatMs)
  const stopWaiting = shutdown.onBegin(() => response.end())
  response.on('close', () => {
    stopWaiting()
    clearInterval(alive)
    for (const timer of due.values()) clearTimeout(timer)
  })
  // Makes the page fetch whatever it missed while it was not connected.
  send('open', {})
  return {
    send,
    hint(name) {
      if (due.has(name)) return
      const timer = setTimeout(() => {
        due.delete(name)
        send(name, {})
      }, settleMs)
      due.set(name, timer)
    },
    onClose: end => void response.on('close', end),
  }
}
