import type { Response } from 'express'

/** A page's open line: hints that something is to be fetched anew. */
export interface PageStream {
  /** At most one hint of a name in a quarter of a second: a busy desk does not make pages busy. */
  hint(name: string): void
  send(name: string, data: object): void
  onClose(end: () => void): void
}

const SETTLE = 250
const HEARTBEAT = 15_000

/** Begins to answer with server-sent events. */
export function openStream(response: Response): PageStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    // Compressed, the hints would wait for each other in a buffer.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  const send = (name: string, data: object) =>
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  const due = new Map<string, NodeJS.Timeout>()
  const alive = setInterval(() => response.write(': alive\n\n'), HEARTBEAT)
  response.on('close', () => {
    clearInterval(alive)
    for (const timer of due.values()) clearTimeout(timer)
  })
  // Whatever was missed while the line was down.
  send('open', {})
  return {
    send,
    hint(name) {
      if (due.has(name)) return
      const timer = setTimeout(() => {
        due.delete(name)
        send(name, {})
      }, SETTLE)
      due.set(name, timer)
    },
    onClose: end => void response.on('close', end),
  }
}
