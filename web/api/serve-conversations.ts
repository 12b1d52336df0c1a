import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { tokenMatches } from '../../bot/conversations/token.ts'
import { tokenHashes } from '../../bot/conversations/token-hashes.ts'
import { addressOf, type Trust } from './address.ts'
import type { Call, Handle, Routes } from './call.ts'
import type { Gate } from './gate.ts'
import { limitRates } from './limit-rates.ts'
import { type Observer, observe } from './observe.ts'
import { sendProblem } from './problem.ts'

/** The shape of the ids that the desk gives out; anything else needs no database lookup. */
const conversationId = /^[\w-]{1,64}$/

interface ServeParts {
  readonly desk: OpenDesk
  readonly routes: Routes
  readonly texts: ProblemTexts
  /** These see every request, before all gates. */
  readonly observers: readonly Observer[]
  /** Every request must pass these, in this order. */
  readonly gates: readonly Gate[]
  readonly trusts: Trust
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Answers a request whose handler threw. */
  failed(error: unknown, response: ServerResponse, route: string): void
}

/**
 * The conversations' routes and the function that serves them; `serve` returns false when a request is for
 * something else.
 */
interface Conversations {
  readonly routes: Routes
  serve(request: IncomingMessage, response: ServerResponse): boolean
}

/**
 * Serves the conversations' routes before Express and without it: gates, token, rate, route. Most of the
 * desk's work comes in here, and Express's middleware would cost as much as the answer itself.
 */
export function serveConversations(parts: ServeParts): Conversations {
  const { desk, routes, texts, observers, gates, trusts, now, failed } = parts
  const rates = limitRates(texts, now)
  const hashOf = tokenHashes(desk.db)

  const tokenOpens = async ({ headers }: IncomingMessage, id: string): Promise<boolean> => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(headers.authorization ?? '')?.[1]
    const hash = token && conversationId.test(id) && (await hashOf(id))
    return Boolean(token && hash && tokenMatches(token, hash))
  }
  const mayEnter = async ({ request, response, id, address }: Call): Promise<boolean> => {
    if (id === '') return rates.perAddress(address(), response) && rates.perOrigin(request, response)
    if (await tokenOpens(request, id)) return rates.perConversation(id, response)
    if (rates.perAddress(address(), response)) sendProblem(response, 'wrong-token', texts)
    return false
  }
  const answer = async (call: Call, handle: Handle | undefined): Promise<void> => {
    if (!(await mayEnter(call))) return
    if (handle) await handle(call)
    else sendProblem(call.response, 'not-found', texts)
  }

  return {
    routes,
    serve(request, response) {
      const [path = '', query = ''] = (request.url ?? '').split('?', 2)
      if (path !== root && !path.startsWith(`${root}/`)) return false
      const [, id = '', name, photo = '', ...beyond] = path.slice(root.length).split('/')
      const pattern = `${root}${id && '/:id'}${name ? `/${name}` : ''}${photo ? '/:photo' : ''}`
      const handle = beyond.length === 0 ? routes[`${request.method} ${pattern}`] : undefined
      const route = handle ? pattern : 'other'
      observe(observers, request, response, () => route)
      for (const [header, value] of headers) response.setHeader(header, value)
      if (!gates.every(gate => gate(request, response))) return true
      const address = () => addressOf(request, trusts)
      answer({ request, response, address, id, photo, query, texts }, handle).catch(error =>
        failed(error, response, route),
      )
      return true
    },
  }
}

const root = '/api/conversations'

/** These answers are never pages: a browser must not show, embed, sniff or cache them. */
const headers = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  ['x-content-type-options', 'nosniff'],
] as const
