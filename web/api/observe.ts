import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Sees a request arrive and returns a function that is called with the route's pattern when the response has
 * ended.
 */
export type Observer = (request: IncomingMessage, response: ServerResponse) => (route: string) => void

/** Shows the request to all observers; `route` is called when the response has ended. */
export function observe(
  observers: readonly Observer[],
  request: IncomingMessage,
  response: ServerResponse,
  route: () => string,
): void {
  const ends = observers.map(see => see(request, response))
  response.on('close', () => {
    const pattern = route()
    for (const end of ends) end(pattern)
  })
}
