import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'

/** The form token of a session: derived from the session token, which it does not reveal. */
export const formToken = (sessionToken: string): string =>
  createHmac('sha256', sessionToken).update('posdesk form').digest('base64url')

/** Whether the browser says that a post comes from the console's own pages. */
export function comesFromHere(request: Request, publicUrl: string | undefined): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = request.get('origin')
  if (origin === undefined) return site !== undefined
  if (!URL.canParse(origin)) return false
  return (
    new URL(origin).host === request.get('host') ||
    (publicUrl !== undefined && new URL(publicUrl).origin === origin)
  )
}

/** Whether the post carries its session's form token, in the form or in the header that htmx sends. */
export function carriesToken(request: Request, sessionToken: string): boolean {
  const given = Buffer.from(String(request.get('x-csrf-token') ?? request.body?.csrf ?? ''))
  const wanted = Buffer.from(formToken(sessionToken))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
