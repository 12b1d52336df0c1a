import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'

/** The pattern that answered, such as `/api/conversations/:id/messages`: an id must not get into logs and figures. */
export const routeOf = (request: Request): string =>
  request.route ? `${request.baseUrl.replace(/[\w-]{20,}/g, ':id')}${request.route.path}` : 'other'

/**
 * Gives each request an id, that of the proxy where it sent one, and logs how it ended. Addresses, query strings,
 * headers and bodies are never logged: they carry ids, tokens and what people said.
 */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? ''
    const id = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    response.set('x-request-id', id)
    const began = performance.now()
    response.on('close', () => {
      const { statusCode: status } = response
      const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug'
      const milliseconds = Math.round(performance.now() - began)
      logger[level]({ id, method: request.method, route: routeOf(request), status, milliseconds }, 'request')
    })
    next()
  }
}

/** What may be logged of an error: where it happened, never the rows or the input that it quotes. */
export function describeError(error: unknown): { message: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { message: typeof error }
  return {
    message: error.message,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
  }
}
