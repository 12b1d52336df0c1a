import type { RequestHandler } from 'express'

/** Tells the page templates where people reach the desk (`origin`), for addresses that others keep. */
export function namePage(publicUrl: string | undefined): RequestHandler {
  return (request, response, next) => {
    response.locals.origin = publicUrl ?? `${request.protocol}://${hostOf(request.get('host'))}`
    next()
  }
}

/** A made-up host must not get into the page. */
const hostOf = (host: string | undefined): string =>
  host !== undefined && /^[\w.-]+(:\d+)?$/.test(host) ? host : 'localhost'
