import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartFailure } from '../bot/start-failure.ts'

export interface Listening {
  /** The address for a browser: `http://localhost:3000`. */
  readonly address: string
  /**
   * Takes no more connections, ends each one with the answer in hand, and resolves when all are closed; those
   * still open after `patience` milliseconds (0 by default) are cut off.
   */
  close(patience?: number): Promise<void>
}

/**
 * Milliseconds for which an idle connection stays open. It is longer than the minute of most proxies and
 * clients, so that they close it first: if the desk closes a connection just as it is used again, an answer
 * is lost.
 */
const keepAlive = 65_000

/**
 * Starts to listen; rejects with a sentence that says what to do when the port is in use or not permitted.
 */
export function listen(
  serve: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const inHand = new Set<ServerResponse>()
  let closing = false
  const server = createServer((request, response) => {
    if (closing) response.shouldKeepAlive = false
    inHand.add(response)
    response.once('close', () => inHand.delete(response))
    serve(request, response)
  })
  server.keepAliveTimeout = keepAlive
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartFailure(explain(error, port, host))),
    )
    server.listen(port, host, () => {
      const bound = server.address() as AddressInfo
      const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
      resolve({
        address: `http://${name}:${bound.port}`,
        close: patience =>
          new Promise(closed => {
            const giveUp = setTimeout(() => server.closeAllConnections(), patience ?? 0)
            server.close(() => {
              clearTimeout(giveUp)
              closed()
            })
            closing = true
            for (const response of inHand) {
              // Said in answers that have not begun, so that the client does not use the connection again.
              response.shouldKeepAlive = false
              response.once('close', () => response.req.socket.destroySoon())
            }
          }),
      })
    })
  })
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: another program, perhaps another desk, listens on it. Stop that one, or start with PORT=${port + 1}.`
    case 'EACCES':
      return `Port ${port} may not be opened by this user. Choose one above 1023, for instance PORT=3000.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.`
    default:
      return `The desk could not listen on ${host}:${port}: ${error.message}`
  }
}
