import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Logger } from 'pino'

/** The pattern that answered, such as `/api/conversations/:id/messages`: an id must not get into logs and figures. */
export const routeOf = (request: Request, { locals }: Response): string =>
  locals.route ?? (request.route ? `${request.baseUrl}${request.route.path}` : 'other')

/**
 * Gives each request an id, that of the proxy where it sent one, and logs how it ended. Addresses, query strings,
 * headers and bodies are never logged: they carry ids, tokens and what people said.
 */
export function logRequests(logger: Logger): (request: Request, response: Response) => void {
  return (request, response) => {
    const given = request.headers['x-request-id']
    const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    response.setHeader('x-request-id', id)
    const began = performance.now()
    response.on('close', () => {
      const { statusCode: status } = response
      const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug'
      const milliseconds = Math.round(performance.now() - began)
      if (!logger.isLevelEnabled(level)) return
      const route = routeOf(request, response)
      logger[level]({ id, method: request.method, route, status, milliseconds }, 'request')
    })
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
