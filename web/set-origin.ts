import type { RequestHandler } from 'express'

/**
 * Tells the page templates at which address people reach the desk (`origin`), for links that others store.
 */
export function setOrigin(publicUrl: string | undefined): RequestHandler {
  return (request, response, next) => {
    response.locals.origin = publicUrl ?? `${request.protocol}://${hostOf(request.get('host'))}`
    next()
  }
}

/** A forged `Host` header must not get into the page. */
const hostOf = (host: string | undefined): string =>
  host !== undefined && /^[\w.-]+(:\d+)?$/.test(host) ? host : 'localhost'
