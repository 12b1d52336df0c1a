import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Content } from '../bot/content/content.ts'
import { ping } from '../bot/conversations/database.ts'
import type { OpenDesk } from '../bot/conversations/open-desk.ts'
import { allowOrigins, openToAll } from './api/allow-origins.ts'
import { conversationRoutes } from './api/conversations.ts'
import { limitRates } from './api/limit-rates.ts'
import { measure } from './api/metrics.ts'
import { openApi } from './api/openapi.ts'
import { sendProblem } from './api/problem.ts'
import type { Manifest } from './build-browser.ts'
import { consoleRouter } from './console/console-router.ts'
import { embedRoutes } from './embed-routes.ts'
import { namePage } from './name-page.ts'
import { pageRoutes } from './pages.ts'
import { setUpViews } from './render.ts'
import { sendMissingPage } from './send-missing-page.ts'

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
  /** Address of the page on another origin that shows the embedded widget. */
  readonly demo?: string
  /** Milliseconds since 1970; tests set their own clock. */
  readonly now?: () => number
}

/** Enough for 2,000 Chinese characters many times over. */
const BODY_LIMIT = '128kb'

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
  } = parts
  const app = express()
  const metrics = measure()
  setUpViews(app, content, manifest)
  app.disable('x-powered-by')
  app.use(helmet({ contentSecurityPolicy: { directives: policy } }))
  app.use(metrics.record)
  // A stream must not wait for a full block.
  app.use(/^(?!\/api\/conversations)/, compression())
  app.use(namePage(publicUrl))

  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  app.get('/readyz', async (_request, response) => {
    try {
      await ping(desk.db)
      response.json({ status: 'ready', content: content.version })
    } catch (error) {
      logger.error({ err: error }, 'the database does not answer')
      response.status(503).json({ status: 'database not reachable' })
    }
  })
  app.get('/metrics', metrics.expose)
  app.use('/api', allowOrigins(allowedOrigins, publicUrl, content.problems))
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi))
  app.get('/api/simulator', (_request, response) => {
    response.set('cache-control', 'no-cache').json({ ...content.terminals, texts: content.terminalPanel })
  })
  app.get('/widget/texts.json', openToAll, (_request, response) => {
    response.set('cache-control', 'no-cache').json(content.widget)
  })
  app.use('/api/conversations', limitRates(content.problems), express.json({ limit: BODY_LIMIT }))
  app.use('/api/conversations', conversationRoutes(desk, content.problems, identitySecret))

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
  app.use(consoleRouter({ content, desk, now, publicUrl }))
  const assets = Object.values(manifest).flatMap(({ file, imports }) => [file, ...imports])
  app.use(pageRoutes({ content, desk, assets: [...new Set(assets)].map(file => `/assets/${file}`) }))

  app.use('/api', (_request, response) => sendProblem(response, 'not-found', content.problems))
  app.use((_request, response) => sendMissingPage(response, content.problems))
  app.use(failures(content, logger))
  return app
}

const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'self'"],
  upgradeInsecureRequests: null,
}

function failures(content: Content, logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (error?.type === 'entity.parse.failed')
      return sendProblem(response, 'malformed-json', content.problems)
    if (error?.type === 'entity.too.large') return sendProblem(response, 'body-too-large', content.problems)
    if (error?.status >= 400 && error?.status < 500)
      return sendProblem(response, 'invalid-request', content.problems)
    logger.error({ err: error, method: request.method, path: request.path }, 'a request failed')
    if (response.headersSent) return response.destroy()
    sendProblem(response, 'internal', content.problems)
  }
}
