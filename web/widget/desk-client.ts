import type { WireEvent } from '../../bot/dialog/wire.ts'
import type { Clock } from './clock.ts'
import { readDataAddress, writeDataAddress } from './data-address.ts'
import { openingOf, openingPath } from './opening.ts'
import type { PendingMessage } from './outbox.ts'
import type { Session } from './session.ts'

/** The network and the clock, passed in. */
export interface DeskEdges {
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** The desk's address without a trailing slash; empty for the page's own origin. */
  readonly desk: string
  /** Who is logged in at the embedding site; null for a visitor. */
  readonly identity?: DeskIdentity | null
}

/** Signed by the embedding site's server. */
export interface DeskIdentity {
  readonly merchant: string
  readonly name?: string
  readonly expires: number
  readonly signature: string
}

/**
 * The result of a request; `later` means that it may not have been delivered and can be repeated as it is.
 */
export type Answer<Body> =
  | { readonly kind: 'accepted'; readonly body: Body }
  /** The desk will never accept this; `sentence` is for the merchant and may be empty. */
  | { readonly kind: 'refused'; readonly status: number; readonly sentence: string }
  /** The token or the conversation is no longer known. */
  | { readonly kind: 'gone'; readonly status: number }
  | { readonly kind: 'later'; readonly afterMs: number; readonly sentence: string }

export interface Events {
  readonly events: readonly WireEvent[]
  /** There may be more after the last of them. */
  readonly more?: boolean
}

const patienceMs = 20_000

export function openConversation(edges: DeskEdges): Promise<Answer<Events & Session>> {
  return request(edges, openingPath, openingOf(edges.identity), isOpened)
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
  const post = (place: string, body: object) => {
    const init = withToken(session, { method: 'POST', body: JSON.stringify(body) })
    return request(edges, `${conversationPath(session)}/${place}`, init, hasEvents)
  }
  switch (act.kind) {
    case 'text':
      return post('messages', { messageId, text: act.text })
    case 'choice':
      return post('messages', { messageId, choiceId: act.choiceId })
    case 'terminal':
      return post('terminal', { messageId, happened: act.happened })
    case 'rating': {
      const { stars, comment } = act
      return post('rating', { messageId, stars, ...(comment ? { comment } : {}) }).then(unlessMissing)
    }
    case 'callback':
      return post('callback', { messageId, phone: act.phone }).then(unlessMissing)
    case 'photo': {
      const path = `${conversationPath(session)}/photos?messageId=${messageId}`
      const { headers } = withToken(session)
      const body = readDataAddress(act.photo)
      const init = { method: 'POST', body, headers: { ...headers, 'content-type': body.type } }
      return request(edges, path, init, hasEvents).then(unlessMissing)
    }
  }
}

/** Reports that the merchant is typing, or no longer is; lost reports are not worth repeating. */
export async function postTyping(edges: DeskEdges, session: Session, typing: boolean): Promise<void> {
  const { headers } = withToken(session)
  try {
    await edges.fetch(`${edges.desk}${conversationPath(session)}/typing`, {
      method: 'POST',
      body: JSON.stringify({ typing }),
      headers: { ...headers, 'content-type': 'application/json' },
      credentials: 'omit',
    })
  } catch {
    // No network: nobody will miss it.
  }
}

/** For a desk that knows the conversation but not this kind of message: only the message fails. */
const unlessMissing = (answer: Answer<Events>): Answer<Events> =>
  answer.kind === 'gone' && answer.status === 404 ? { kind: 'refused', status: 404, sentence: '' } : answer

/** Loads a photo as a data URL; `photo` is the path from its event. Null when it is not available now. */
export async function fetchPhoto(edges: DeskEdges, session: Session, photo: string): Promise<string | null> {
  const path = photo.startsWith('/') ? photo : `${conversationPath(session)}/${photo}`
  try {
    const response = await edges.fetch(edges.desk + path, withToken(session, { credentials: 'omit' }))
    return response.ok ? await writeDataAddress(await response.blob()) : null
  } catch {
    // No network: the photo's place stays empty until it is shown again.
    return null
  }
}

export function conversationPath({ conversationId }: Session): string {
  return `/api/conversations/${encodeURIComponent(conversationId)}`
}

export function withToken(session: Session, init: RequestInit = {}) {
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
    // A captive portal's login page answers 200 as well: only a body of the expected shape counts as
    // delivered.
    if (response.ok) return isBody(body) ? { kind: 'accepted', body } : later()
    const { status } = response
    // A 403 that is not in the desk's own words comes from something in between, and passes.
    const between = status === 403 && !isProblem(body)
    const passing = status >= 500 || status === 408 || status === 429 || between
    if (passing) return later(secondsToMs(response.headers.get('retry-after')), sentenceOf(body))
    if (status === 401 || status === 404) return { kind: 'gone', status }
    return { kind: 'refused', status, sentence: sentenceOf(body) }
  } catch {
    // No network, or no answer in time: the caller repeats the request with the same id.
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

/** Whether this is a problem document (RFC 9457), as the desk sends with every refusal. */
const isProblem = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string'

/** The sentence of a problem document: `detail` says more than `title`. */
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
