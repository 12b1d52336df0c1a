import type { RequestListener, ServerResponse } from 'node:http'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Content } from '../bot/content/content.ts'
import { isUnavailable } from '../bot/conversations/database.ts'
import type { OpenDesk } from '../bot/conversations/open-desk.ts'
import { realTimers } from '../bot/conversations/quiet-watch.ts'
import { createStreamGate } from './api/admit-streams.ts'
import { allowOrigins, openToAll } from './api/allow-origins.ts'
import type { Routes } from './api/call.ts'
import { conversationRoutes } from './api/conversations.ts'
import { throughGate } from './api/gate.ts'
import { createHeartbeats } from './api/heartbeats.ts'
import { describeError, logRequests, routeOf } from './api/log-requests.ts'
import { measure } from './api/metrics.ts'
import { observe } from './api/observe.ts'
import { openApi } from './api/openapi.ts'
import { pictureRoutes } from './api/pictures.ts'
import { sendProblem } from './api/problem.ts'
import { readiness } from './api/readiness.ts'
import { serveConversations } from './api/serve-conversations.ts'
import { shedLoad } from './api/shed-load.ts'
import { trainingApi } from './api/training.ts'
import { checkHost } from './check-host.ts'
import { consoleRouter } from './console/console-router.ts'
import { embedRoutes } from './embed-routes.ts'
import type { Manifest } from './manifest.ts'
import { pageRoutes } from './pages.ts'
import { setUpViews } from './render.ts'
import { sameOriginPolicy } from './same-origin-policy.ts'
import { sendFailure } from './send-failure.ts'
import { sendMissingPage } from './send-missing-page.ts'
import { setOrigin } from './set-origin.ts'
import { createShutdown, type Shutdown } from './shutdown.ts'

export interface AppParts {
  readonly content: Content
  readonly desk: OpenDesk
  readonly manifest: Manifest
  readonly assetFolder: string
  readonly logger: Logger
  /** Origins of other sites whose pages may talk to the desk. */
  readonly allowedOrigins?: readonly string[]
  /** The address at which people reach the desk, when it differs from the one it listens on. */
  readonly publicUrl?: string | undefined
  /** The secret shared with the sites that sign who is logged in. */
  readonly identitySecret?: string
  /** Announces that the desk is about to stop. */
  readonly shutdown?: Shutdown
  /** Address of the page on another origin that shows the embedded widget. */
  readonly demo?: string
  /** Milliseconds since 1970; tests set their own clock. */
  readonly now?: () => number
}

/** The whole HTTP side of the desk, not yet listening on any port. */
export interface App {
  readonly serve: RequestListener
  /** Answers everything except conversations. */
  readonly express: Express
  readonly conversationRoutes: Routes
}

export function createApp(parts: AppParts): App {
  const {
    content,
    desk,
    manifest,
    assetFolder,
    logger,
    allowedOrigins = [],
    publicUrl,
    identitySecret,
    demo,
    now = Date.now,
    shutdown = createShutdown(),
  } = parts
  const app = express()
  const streams = createStreamGate()
  const metrics = measure(streams)
  setUpViews(app, content, manifest)
  app.disable('x-powered-by')
  // A public address means that a proxy is in front of the desk; only nearby addresses are trusted to say
  // whose request they pass on.
  app.set('trust proxy', publicUrl ? 'loopback, linklocal, uniquelocal' : 'loopback')
  const observers = [logRequests(logger), metrics.record]
  const [host, origins] = [
    checkHost(publicUrl, content.problems),
    allowOrigins(allowedOrigins, publicUrl, content.problems),
  ]
  const noteTrouble = troubles(logger)
  // Comes first, without the steps that only pages need: every message passes through here.
  const conversations = serveConversations({
    ...{ desk, observers, texts: content.problems, trusts: app.get('trust proxy fn') },
    routes: conversationRoutes({
      ...{ desk, identitySecret, streams, shutdown, now },
      heartbeats: createHeartbeats(realTimers),
    }),
    gates: [host, origins, shedLoad(content.problems)],
    failed(error, response, route) {
      noteTrouble(error, response, route)
      if (response.headersSent) response.destroy()
      else sendProblem(response, slugOf(error), content.problems)
    },
  })
  app.use((request, response, next) => {
    observe(observers, request, response, () => routeOf(request))
    next()
  })
  app.use(helmet({ contentSecurityPolicy: { directives: policy } }))
  app.use(compression())
  app.use(setOrigin(publicUrl))

  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  app.get('/readyz', readiness(desk.db, content, shutdown, logger))
  app.get('/metrics', metrics.expose)
  app.use(throughGate(host))
  app.use('/api', throughGate(origins))
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi))
  app.get('/api/simulator', (_request, response) => {
    response.set('cache-control', 'no-cache').json({ ...content.terminals, texts: content.terminalPanel })
  })
  app.use(pictureRoutes(content))
  app.get('/widget/texts.json', openToAll, (_request, response) => {
    response.set('cache-control', 'no-cache').json(content.widget)
  })
  app.use(trainingApi({ content, db: desk.db, identitySecret, now }))

  // Names carry a hash of the content, so a file never changes under its name.
  app.use(
    '/assets',
    openToAll,
    express.static(assetFolder, {
      ...{ immutable: true, maxAge: '1y', index: false, fallthrough: true },
      // The service worker lies among the built files, yet it serves the whole desk.
      setHeaders: response => response.setHeader('service-worker-allowed', '/'),
    }),
  )
  app.use(embedRoutes(manifest, assetFolder, demo))
  app.use(consoleRouter({ content, desk, now, publicUrl, onTrouble: noteTrouble }))
  const assets = Object.values(manifest).flatMap(({ file, imports }) => [file, ...imports])
  app.use(pageRoutes({ content, desk, assets: [...new Set(assets)].map(file => `/assets/${file}`) }))

  app.use('/api', (_request, response) => sendProblem(response, 'not-found', content.problems))
  app.use((_request, response) => sendMissingPage(response, content.problems))
  app.use(failures(content, noteTrouble))
  return {
    express: app,
    conversationRoutes: conversations.routes,
    serve(request, response) {
      if (!conversations.serve(request, response)) app(request, response)
    },
  }
}

const policy = {
  ...sameOriginPolicy,
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  frameAncestors: ["'self'"],
}

function failures(content: Content, noteTrouble: NoteTrouble): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (error?.type === 'entity.parse.failed')
      return sendProblem(response, 'malformed-json', content.problems)
    if (error?.type === 'entity.too.large') return sendProblem(response, 'body-too-large', content.problems)
    // Percent signs in the path that are no characters.
    if (error instanceof URIError) return sendFailure(request, response, 'bad-address', content.problems)
    if (error?.status >= 400 && error?.status < 500)
      return sendFailure(request, response, 'invalid-request', content.problems)
    noteTrouble(error, response, routeOf(request))
    if (response.headersSent) return response.destroy()
    sendFailure(request, response, slugOf(error), content.problems)
  }
}

/** Logs why a request failed. */
const troubles =
  (logger: Logger): NoteTrouble =>
  (error, response, route) => {
    const id = response.getHeader('x-request-id')
    logger.error({ id, error: describeError(error), route }, 'a request failed')
  }

type NoteTrouble = (error: unknown, response: ServerResponse, route: string) => void

const slugOf = (error: unknown): 'unavailable' | 'internal' =>
  isUnavailable(error) ? 'unavailable' : 'internal'
