import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { writeAudit } from '../../bot/conversations/accounts/audit.ts'
import { findSession } from '../../bot/conversations/accounts/sessions.ts'
import { isUnavailable } from '../../bot/conversations/database.ts'
import { routeOf } from '../api/log-requests.ts'
import { sameOriginPolicy } from '../same-origin-policy.ts'
import { isSecure, readCookie } from './cookie.ts'
import { carriesToken, comesFromHere, formToken } from './forgery.ts'
import { navFor } from './nav.ts'
import { admits, type ConsoleParts, type ConsoleRoute, type Visit } from './route.ts'
import { consoleRoutes } from './routes.ts'
import { showProblem } from './show.ts'

/** The largest form: a text of 2,000 Chinese characters takes nine bytes for each of them. */
const bodyLimit = '64kb'
/** Posts per minute from one address without an account; nobody types faster than this. */
const postsPerMinute = 60

/** The agents' console: each route of the table, behind its admission rule. */
export function consoleRouter(parts: ConsoleParts): Router {
  const router = Router()
  router.use('/console', helmet.contentSecurityPolicy({ directives: policy }), headers)
  router.use('/console', express.urlencoded({ extended: false, limit: bodyLimit }))
  const tooMany = rateLimit({
    windowMs: 60_000,
    limit: postsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: async (request, response) => showProblem(await visitOf(parts, request, response), 'too-many'),
  })
  for (const route of consoleRoutes) {
    const limits = route.method === 'post' && route.role === 'visitor' ? [tooMany] : []
    router[route.method](route.path, ...limits, async (request: Request, response: Response) => {
      await enterRoute(route, await visitOf(parts, request, response))
    })
  }
  router.use('/console', async (request, response) =>
    showProblem(await visitOf(parts, request, response), 'not-found'),
  )
  router.use('/console', failures(parts))
  return router
}

/** Answers a failed request with a page in the console's own words; the cause is in the desk's log. */
function failures(parts: ConsoleParts): ErrorRequestHandler {
  return async (error, request, response, _next) => {
    const status: unknown = error?.status
    const ours = typeof status !== 'number' || status >= 500
    if (ours) parts.onTrouble(error, response, routeOf(request))
    if (response.headersSent) return response.destroy()
    const visit = visitWithoutSession(parts, request, response)
    showProblem(visit, ours ? (isUnavailable(error) ? 'unavailable' : 'failed') : problemOf(error))
  }
}

/** What is wrong with a request that reached no page. */
function problemOf(error: unknown): 'not-found' | 'too-long' | 'unread' {
  // The address has percent signs that encode no characters.
  if (error instanceof URIError) return 'not-found'
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large'
    ? 'too-long'
    : 'unread'
}

/** The visit for a page that is shown when nothing can be read, not even the session. */
function visitWithoutSession(parts: ConsoleParts, request: Request, response: Response): Visit {
  const words = parts.content.console
  Object.assign(response.locals, { words, me: null, nav: [], csrf: '', path: request.path })
  return { parts, words, request, response, at: parts.now(), session: null }
}

/** The desk's policy, except that no site may put the console into a frame. */
const policy = { ...sameOriginPolicy, formAction: ["'self'"], frameAncestors: ["'none'"] }

function headers(_request: Request, response: Response, next: () => void): void {
  response.set('cache-control', 'no-store')
  // With no referrer at all, browsers send no origin with forms either, and the origin is what exposes forged
  // posts.
  response.set('referrer-policy', 'same-origin')
  next()
}

async function visitOf(parts: ConsoleParts, request: Request, response: Response): Promise<Visit> {
  const at = parts.now()
  const token = readCookie(request, isSecure(parts))
  const session = (token && (await findSession(parts.desk.db, token, at))) || null
  const words = parts.content.console
  const me = session?.stage === 'open' ? session.agent : null
  response.locals.words = words
  response.locals.me = me
  response.locals.nav = me ? navFor(consoleRoutes, me.role) : []
  response.locals.csrf = session && token ? formToken(token) : ''
  response.locals.path = request.path
  return { parts, words, request, response, at, session }
}

async function enterRoute(route: ConsoleRoute, visit: Visit): Promise<unknown> {
  const { parts, session, at } = visit
  if (route.method === 'post' && !isGenuine(visit)) return showProblem(visit, 'forged')
  if (route.role === 'visitor') return route.handle(visit)
  if (session?.stage !== 'open') return askToSignIn(visit)
  const { agent } = session
  if (!admits(route.role, agent.role)) return showProblem(visit, 'forbidden')
  return route.handle({
    ...visit,
    session,
    agent,
    audit: (act, subject = '', detail = {}) =>
      writeAudit(parts.desk.db, { at, agentId: agent.id, act, subject, detail }),
  })
}

/** A visitor without a session has no token, so the origin alone decides. */
function isGenuine({ parts, request, session }: Visit): boolean {
  if (!comesFromHere(request, parts.publicUrl)) return false
  const token = readCookie(request, isSecure(parts))
  return session === null || token === undefined || carriesToken(request, token)
}

function askToSignIn({ request, response }: Visit): void {
  const page = request.method === 'GET' ? request.originalUrl : '/console'
  const address = `/console/sign-in?next=${encodeURIComponent(page)}`
  // The sign-in page must not replace just a part of a page, so the whole page goes there.
  if (request.get('hx-request')) return void response.status(401).set('hx-redirect', address).end()
  response.redirect(303, address)
}
