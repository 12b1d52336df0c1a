import type { Request, Response } from 'express'

/** Whether cookies are sent over https only. */
export const isSecure = ({ publicUrl }: { readonly publicUrl?: string | undefined }): boolean =>
  publicUrl?.startsWith('https:') ?? false

const maxAgeMs = 7 * 24 * 60 * 60_000

/** Over https, the `__Host-` prefix makes browsers accept the cookie from this very host only. */
const nameOf = (secure: boolean): string => (secure ? '__Host-posdesk' : 'posdesk-console')

/** The session token in the request's cookie. */
export function readCookie(request: Request, secure: boolean): string | undefined {
  const wanted = `${nameOf(secure)}=`
  const pair = request
    .get('cookie')
    ?.split(/;\s*/)
    .find(each => each.startsWith(wanted))
  const token = pair?.slice(wanted.length)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/**
 * `Lax` lets a link to a conversation open for somebody who is signed in, while posts from other sites carry
 * no cookie.
 */
const attributes = (secure: boolean) => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' }) as const

export function setCookie(response: Response, token: string, secure: boolean): void {
  response.cookie(nameOf(secure), token, { ...attributes(secure), maxAge: maxAgeMs })
}

export function clearCookie(response: Response, secure: boolean): void {
  response.clearCookie(nameOf(secure), attributes(secure))
}
