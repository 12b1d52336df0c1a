import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Content } from '../bot/content/content.ts'
import { isUnavailable } from '../bot/conversations/database.ts'
import type { OpenDesk } from '../bot/conversations/open-desk.ts'
import { realTimers } from '../bot/conversations/quiet-watch.ts'
import { createStreamGate } from './api/admit-streams.ts'
import { allowOrigins, openToAll } from './api/allow-origins.ts'
import { conversationRoutes } from './api/conversations.ts'
import { throughGate } from './api/gate.ts'
import { createHeartbeats } from './api/heartbeats.ts'
import { describeError, logRequests, routeOf } from './api/log-requests.ts'
import { measure } from './api/metrics.ts'
import { openApi } from './api/openapi.ts'
import { pictureRoutes } from './api/pictures.ts'
import { sendProblem } from './api/problem.ts'
import { readiness } from './api/readiness.ts'
import { serveConversations } from './api/serve-conversations.ts'
import { shedLoad } from './api/shed-load.ts'
import { trainingApi } from './api/training.ts'
import type { Manifest } from './build-browser.ts'
import { checkHost } from './check-host.ts'
import { consoleRouter } from './console/console-router.ts'
import { embedRoutes } from './embed-routes.ts'
import { namePage } from './name-page.ts'
import { ownOnly } from './own-only.ts'
import { pageRoutes } from './pages.ts'
import { setUpViews } from './render.ts'
import { sendFailure } from './send-failure.ts'
import { sendMissingPage } from './send-missing-page.ts'
import { createShutdown, type Shutdown } from './shutdown.ts'

export interface AppParts {
  readonly content: Content
  readonly desk: OpenDesk
  readonly manifest: Manifest
  readonly assetFolder: string
  readonly logger: Logger
  /** Other sites whose pages may talk with the desk. */
  readonly allowedOrigins?: readonly string[]
  /** Where people reach the desk, when that is not where it listens. */
  readonly publicUrl?: string | undefined
  /** Shared with the sites that sign who is logged in. */
  readonly identitySecret?: string
  /** Tells when the desk is to stop. */
  readonly shutdown?: Shutdown
  /** Address of the page on another origin that shows the embedded widget. */
  readonly demo?: string
  /** Milliseconds since 1970; tests set their own clock. */
  readonly now?: () => number
}

/** The whole HTTP side of the desk; it listens nowhere by itself. */
export function createApp(parts: AppParts): Express {
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
  // With a public address there is a proxy before the desk; who else is near may not say whose request it passes on.
  app.set('trust proxy', publicUrl ? 'loopback, linklocal, uniquelocal' : 'loopback')
  const observers = [logRequests(logger), metrics.record]
  const [host, origins] = [
    checkHost(publicUrl, content.problems),
    allowOrigins(allowedOrigins, publicUrl, content.problems),
  ]
  // First, and without what only pages need: here every message passes.
  app.use(
    '/api/conversations',
    serveConversations({
      ...{ desk, observers, texts: content.problems },
      routes: conversationRoutes({
        ...{ desk, identitySecret, streams, shutdown },
        heartbeats: createHeartbeats(realTimers),
      }),
      gates: [host, origins, shedLoad(content.problems)],
    }),
  )
  app.use((request, response, next) => {
    for (const observe of observers) observe(request, response)
    next()
  })
  app.use(helmet({ contentSecurityPolicy: { directives: policy } }))
  app.use(compression())
  app.use(namePage(publicUrl))

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
      // Kept among the built files, the service worker serves the whole desk.
      setHeaders: response => response.setHeader('service-worker-allowed', '/'),
    }),
  )
  app.use(embedRoutes(manifest, assetFolder, demo))
  app.use(consoleRouter({ content, desk, now, publicUrl, onTrouble: troubles(logger) }))
  const assets = Object.values(manifest).flatMap(({ file, imports }) => [file, ...imports])
  app.use(pageRoutes({ content, desk, assets: [...new Set(assets)].map(file => `/assets/${file}`) }))

  app.use('/api', (_request, response) => sendProblem(response, 'not-found', content.problems))
  app.use((_request, response) => sendMissingPage(response, content.problems))
  app.use(failures(content, logger))
  return app
}

const policy = { ...ownOnly, manifestSrc: ["'self'"], workerSrc: ["'self'"], frameAncestors: ["'self'"] }

function failures(content: Content, logger: Logger): ErrorRequestHandler {
  const noteTrouble = troubles(logger)
  return (error, request, response, _next) => {
    if (error?.type === 'entity.parse.failed')
      return sendProblem(response, 'malformed-json', content.problems)
    if (error?.type === 'entity.too.large') return sendProblem(response, 'body-too-large', content.problems)
    if (error?.status >= 400 && error?.status < 500)
      return sendFailure(request, response, 'invalid-request', content.problems)
    noteTrouble(error, request, response)
    if (response.headersSent) return response.destroy()
    const slug = isUnavailable(error) ? 'unavailable' : 'internal'
    sendFailure(request, response, slug, content.problems)
  }
}

/** Writes down why a request failed. */
const troubles =
  (logger: Logger) =>
  (error: unknown, request: Request, response: Response): void => {
    const id = response.get('x-request-id')
    logger.error({ id, error: describeError(error), route: routeOf(request, response) }, 'a request failed')
  }
