import type { Request, RequestHandler } from 'express'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import { sendProblem } from './problem.ts'

/**
 * Lets the listed origins use the API from a browser, besides the desk's own. `null` stands for WebViews that show a
 * local page. A request that changes something and comes from anywhere else is refused here and not by the browser
 * alone. Tokens travel in a header, never in cookies, so no answer allows credentials.
 */
export function allowOrigins(
  allowed: readonly string[],
  publicUrl: string | undefined,
  texts: ProblemTexts,
): RequestHandler {
  const own = publicUrl === undefined ? [] : [new URL(publicUrl).origin]
  return (request, response, next) => {
    response.vary('Origin')
    const origin = request.get('origin')
    if (origin === undefined || own.includes(origin) || isOwn(origin, request)) return next()
    const preflight = request.method === 'OPTIONS' && request.get('access-control-request-method')
    if (!allowed.includes(origin)) {
      const reads = request.method === 'GET' || request.method === 'HEAD'
      return reads ? next() : sendProblem(response, 'origin-not-allowed', texts)
    }
    response.set('access-control-allow-origin', origin)
    response.set('access-control-expose-headers', 'retry-after')
    if (!preflight) return next()
    response
      .set('access-control-allow-methods', 'GET, POST')
      .set('access-control-allow-headers', 'authorization, content-type, last-event-id')
      .set('access-control-max-age', '7200')
      .status(204)
      .end()
  }
}

/** A proxy in front may speak TLS for the desk: the scheme says nothing, host and port do. */
const isOwn = (origin: string, request: Request): boolean =>
  URL.canParse(origin) && new URL(origin).host === request.get('host')

/** What other sites load as it stands: built files and public words. Helmet would keep scripts to the desk's origin. */
export const openToAll: RequestHandler = (_request, response, next) => {
  response.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
  next()
}
