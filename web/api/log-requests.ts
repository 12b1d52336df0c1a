import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { Logger } from 'pino'
import type { Observer } from './observe.ts'

/** The pattern that Express matched, such as `/guide/:flow`: ids must not get into logs and metrics. */
export const routeOf = ({ route, baseUrl }: Request): string => (route ? `${baseUrl}${route.path}` : 'other')

/**
 * Gives each request an id (the proxy's, where it sent one) and logs how the request ended. Addresses, query
 * strings, headers and bodies are never logged: they contain ids, tokens and what people said.
 */
export function logRequests(logger: Logger): Observer {
  return (request, response) => {
    const given = request.headers['x-request-id']
    const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    response.setHeader('x-request-id', id)
    const began = performance.now()
    return route => {
      const { statusCode: status } = response
      const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug'
      const milliseconds = Math.round(performance.now() - began)
      if (!logger.isLevelEnabled(level)) return
      logger[level]({ id, method: request.method, route, status, milliseconds }, 'request')
    }
  }
}

/** What may be logged about an error: where it happened, never the rows or the input that it quotes. */
export function describeError(error: unknown): { message: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { message: typeof error }
  return {
    message: error.message,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
  }
}
