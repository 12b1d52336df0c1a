import type { Request, Response } from 'express'

/** Whether cookies are sent over https alone. */
export const isSecure = ({ publicUrl }: { readonly publicUrl?: string | undefined }): boolean =>
  publicUrl?.startsWith('https:') ?? false

const LASTS = 7 * 24 * 60 * 60_000

/** Over https the prefix makes browsers refuse the cookie from anybody but this very host. */
const nameOf = (secure: boolean): string => (secure ? '__Host-posdesk' : 'posdesk-console')

/** The token that the request's cookie carries. */
export function readCookie(request: Request, secure: boolean): string | undefined {
  const wanted = `${nameOf(secure)}=`
  const pair = request
    .get('cookie')
    ?.split(/;\s*/)
    .find(each => each.startsWith(wanted))
  const token = pair?.slice(wanted.length)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** `Lax`, so that a link to a conversation opens for somebody who is signed in; posts of other sites carry nothing. */
const attributes = (secure: boolean) => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' }) as const

export function setCookie(response: Response, token: string, secure: boolean): void {
  response.cookie(nameOf(secure), token, { ...attributes(secure), maxAge: LASTS })
}

export function clearCookie(response: Response, secure: boolean): void {
  response.clearCookie(nameOf(secure), attributes(secure))
}
