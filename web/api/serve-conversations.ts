import type { Request, RequestHandler, Response } from 'express'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { tokenMatches } from '../../bot/conversations/token.ts'
import { tokenHashes } from '../../bot/conversations/token-hashes.ts'
import type { Routes } from './call.ts'
import type { Gate } from './gate.ts'
import { limitRates } from './limit-rates.ts'
import { sendProblem } from './problem.ts'

/** What the desk gives out; anything else is not worth a look into the database. */
const conversationId = /^[\w-]{1,64}$/

export interface ServeParts {
  readonly desk: OpenDesk
  readonly routes: Routes
  readonly texts: ProblemTexts
  /** What sees every request, before all gates. */
  readonly observers: readonly ((request: Request, response: Response) => void)[]
  /** What every request must pass, in this order. */
  readonly gates: readonly Gate[]
}

/**
 * Serves the conversations' routes as one step of Express: gates, token, rate, route. Merchants send here what costs
 * the desk most of its time, and as steps of their own these would cost as much as the answer.
 */
export function serveConversations(parts: ServeParts): RequestHandler & { readonly routes: Routes } {
  const { desk, routes, texts, observers, gates } = parts
  const rates = limitRates(texts)
  const hashOf = tokenHashes(desk.db)

  const tokenOpens = async (request: Request, id: string): Promise<boolean> => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
    const hash = token && conversationId.test(id) && (await hashOf(id))
    return Boolean(token && hash && tokenMatches(token, hash))
  }
  const mayEnter = async (request: Request, response: Response, id: string): Promise<boolean> => {
    if (id === '') return rates.perAddress(request, response) && rates.perOrigin(request, response)
    if (await tokenOpens(request, id)) return rates.perConversation(id, response)
    if (rates.perAddress(request, response)) sendProblem(response, 'wrong-token', texts)
    return false
  }

  const serve: RequestHandler = async (request, response) => {
    const [path = '', query = ''] = request.url.split('?', 2)
    const [, id = '', name, photo, ...beyond] = path.split('/')
    const below = `${id && '/:id'}${name ? `/${name}` : ''}${photo ? '/:photo' : ''}`
    const pattern = `/api/conversations${below}`
    const handle = beyond.length === 0 ? routes[`${request.method} ${pattern}`] : undefined
    response.locals.route = handle ? pattern : 'other'
    for (const observe of observers) observe(request, response)
    for (const [header, value] of headers) response.setHeader(header, value)
    if (!gates.every(gate => gate(request, response))) return
    if (!(await mayEnter(request, response, id))) return
    if (!handle) return sendProblem(response, 'not-found', texts)
    await handle({ request, response, id, photo: photo ?? '', query: new URLSearchParams(query), texts })
  }
  return Object.assign(serve, { routes })
}

/** These answers are never pages: a browser is to show, embed, guess and keep nothing of them. */
const headers = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  ['x-content-type-options', 'nosniff'],
] as const
