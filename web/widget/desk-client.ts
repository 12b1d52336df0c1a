import type { WireEvent } from '../../bot/dialog/wire.ts'
import type { Clock } from './clock.ts'
import type { PendingMessage } from './outbox.ts'
import type { Session } from './session.ts'

/** The network and the clock, passed in. */
export interface DeskEdges {
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** Address of the desk without a slash at its end; empty for the page's own origin. */
  readonly desk: string
  /** Who is logged in at the embedding site; nobody for a visitor. */
  readonly identity?: DeskIdentity | null
}

/** Signed by the embedding site's server. */
export interface DeskIdentity {
  readonly merchant: string
  readonly name?: string
  readonly expires: number
  readonly signature: string
}

/** What came of a request: `later` = not delivered or not known, the same request may be repeated. */
export type Answer<Body> =
  | { readonly kind: 'accepted'; readonly body: Body }
  /** The desk will never take this; `sentence` is for the merchant and may be empty. */
  | { readonly kind: 'refused'; readonly status: number; readonly sentence: string }
  /** The token or the conversation is not known any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'later'; readonly afterMs: number; readonly sentence: string }

export interface Events {
  readonly events: readonly WireEvent[]
}

const patienceMs = 20_000

export function openConversation(edges: DeskEdges): Promise<Answer<Events & Session>> {
  const body = JSON.stringify(edges.identity ? { identity: edges.identity } : {})
  return request(edges, '/api/conversations', { method: 'POST', body }, isOpened)
}

export function fetchEvents(edges: DeskEdges, session: Session, after: number): Promise<Answer<Events>> {
  return request(edges, `${conversationPath(session)}/events?after=${after}`, withToken(session), hasEvents)
}

/** Delivers one message; the desk answers a repeated id with the same events. */
export function postMessage(
  edges: DeskEdges,
  session: Session,
  message: PendingMessage,
): Promise<Answer<Events>> {
  const { messageId, act } = message
  const path = `${conversationPath(session)}/${act.kind === 'terminal' ? 'terminal' : 'messages'}`
  const post = (body: object) =>
    request(edges, path, withToken(session, { method: 'POST', body: JSON.stringify(body) }), hasEvents)
  switch (act.kind) {
    case 'text':
      return post({ messageId, text: act.text })
    case 'choice':
      return post({ messageId, choiceId: act.choiceId })
    case 'terminal':
      return post({ messageId, happened: act.happened })
  }
}

export function conversationPath({ conversationId }: Session): string {
  return `/api/conversations/${encodeURIComponent(conversationId)}`
}

export function withToken(session: Session, init: RequestInit = {}): RequestInit {
  return { ...init, headers: { authorization: `Bearer ${session.token}` } }
}

async function request<Body>(
  { fetch, clock, desk }: DeskEdges,
  path: string,
  init: RequestInit,
  isBody: (body: unknown) => body is Body,
): Promise<Answer<Body>> {
  const abort = new AbortController()
  const stopWaiting = clock.after(patienceMs, () => abort.abort())
  try {
    const headers = {
      accept: 'application/json',
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    }
    const response = await fetch(desk + path, {
      ...init,
      headers: { ...headers, ...init.headers },
      credentials: 'omit',
      cache: 'no-store',
      signal: abort.signal,
    })
    const body: unknown = await response.json().catch(() => null)
    // A login page of the shop's Wi-Fi answers 200 as well: only the desk's own shape counts as delivered.
    if (response.ok) return isBody(body) ? { kind: 'accepted', body } : later()
    if (response.status === 401 || response.status === 403 || response.status === 404) return { kind: 'gone' }
    const passing = response.status >= 500 || response.status === 408 || response.status === 429
    if (passing) return later(secondsToMs(response.headers.get('retry-after')), sentenceOf(body))
    return { kind: 'refused', status: response.status, sentence: sentenceOf(body) }
  } catch {
    // No network, or no answer in time: the caller repeats with the same id.
    return later()
  } finally {
    stopWaiting()
  }
}

const later = (afterMs = 0, sentence = ''): Answer<never> => ({ kind: 'later', afterMs, sentence })

function secondsToMs(seconds: string | null): number {
  const value = Number(seconds)
  return Number.isFinite(value) && value > 0 ? value * 1_000 : 0
}

/** The sentence of a problem document (RFC 9457): `detail` tells more than `title`. */
function sentenceOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return ''
  if ('detail' in body && typeof body.detail === 'string') return body.detail
  return 'title' in body && typeof body.title === 'string' ? body.title : ''
}

function hasEvents(body: unknown): body is Events {
  return typeof body === 'object' && body !== null && 'events' in body && Array.isArray(body.events)
}

function isOpened(body: unknown): body is Events & Session {
  return hasEvents(body) && 'conversationId' in body && 'token' in body
}
