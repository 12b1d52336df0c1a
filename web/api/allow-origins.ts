import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import type { Gate } from './gate.ts'
import { sendProblem } from './problem.ts'

/**
 * Lets the listed origins use the API from a browser, besides the desk's own; `null` stands for WebViews that
 * show a local page. A request that changes something and comes from any other origin is refused here, not
 * only by the browser. Tokens travel in a header, never in cookies, so no answer allows credentials.
 */
export function allowOrigins(
  allowed: readonly string[],
  publicUrl: string | undefined,
  texts: ProblemTexts,
): Gate {
  const own = publicUrl === undefined ? [] : [new URL(publicUrl).origin]
  return (request, response) => {
    response.appendHeader('vary', 'Origin')
    const { origin } = request.headers
    if (origin === undefined || own.includes(origin) || isOwn(origin, request)) return true
    const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method']
    if (!allowed.includes(origin)) {
      if (request.method === 'GET' || request.method === 'HEAD') return true
      sendProblem(response, 'origin-not-allowed', texts)
      return false
    }
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', 'retry-after')
    if (!preflight) return true
    response.setHeader('access-control-allow-methods', 'GET, POST')
    response.setHeader('access-control-allow-headers', 'authorization, content-type, last-event-id')
    response.setHeader('access-control-max-age', '7200')
    response.statusCode = 204
    response.end()
    return false
  }
}

/** Compares host and port only: a proxy in front may speak TLS for the desk, so the scheme says nothing. */
const isOwn = (origin: string, request: IncomingMessage): boolean =>
  URL.canParse(origin) && new URL(origin).host === request.headers.host

/**
 * Marks what other sites may load: built files and public texts. Helmet's default would keep them to the
 * desk's own origin.
 */
export const openToAll: RequestHandler = (_request, response, next) => {
  response.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
  next()
}
