import { Router } from 'express'
import type { Content } from '../bot/content/content.ts'
import type { OpenDesk } from '../bot/conversations/open-desk.ts'
import { guideRoutes } from './guide/guide-routes.ts'
import { offlineRoutes } from './offline/offline-routes.ts'
import { trainingRoutes } from './training/training-routes.ts'

interface PageParts {
  readonly content: Content
  readonly desk: Pick<OpenDesk, 'model'>
  /** Addresses of the built files that the offline pages need. */
  readonly assets: readonly string[]
}

/** The pages that people read: chat, guide, simulator and training. */
export function pageRoutes({ content, desk, assets }: PageParts): Router {
  const routes = Router()
  routes.get('/', (_request, response) => response.render('home.njk', { page: 'chat', path: '/' }))
  routes.get('/simulator', (_request, response) =>
    response.render('simulator.njk', { page: 'terminal', path: '/simulator' }),
  )
  routes.use('/guide', guideRoutes({ content, model: desk.model, now: Date.now }))
  routes.use('/training', trainingRoutes(content, Date.now))
  routes.use(offlineRoutes(content, assets))
  return routes
}
