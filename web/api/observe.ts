import type { IncomingMessage, ServerResponse } from 'node:http'

/** Sees a request come; what it returns is called when its answer has ended, with the route's pattern. */
export type Observer = (request: IncomingMessage, response: ServerResponse) => (route: string) => void

/** Shows the request to all of them; the route is asked for when the answer has ended. */
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
