import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'

/** The most characters in a message, a note or a draft. */
export const maxTextLength = 2000

/** A route of one conversation, below `/console/queue/:id`; `handle` receives the conversation's id. */
export const conversationRoute = (
  method: ConsoleRoute['method'],
  path: '' | `/${string}`,
  handle: (visit: MemberVisit, id: string) => unknown,
  role: 'agent' | 'supervisor' = 'agent',
): ConsoleRoute =>
  consoleRoute({
    method,
    path: `/console/queue/:id${path}`,
    role,
    handle: visit => handle(visit, String(visit.request.params.id)),
  })

/** Why a text is refused; null when it is not. */
export function faultOfText(text: string): 'empty' | 'too-long' | null {
  if (text === '') return 'empty'
  return [...text].length > maxTextLength ? 'too-long' : null
}

/** Confirms an action: a script needs no content; a plain form returns to its page. */
export function confirm({ request, response }: MemberVisit): void {
  if (request.get('hx-request')) return void response.status(204).end()
  response.redirect(303, `/console/queue/${String(request.params.id)}`)
}
