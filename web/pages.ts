import { type Response, Router } from 'express'
import type { Content } from '../bot/content/content.ts'
import type { ProblemTexts } from '../bot/content/problem-texts.ts'
import { describeArticle } from './guide/article.ts'

/** The pages that people read: the desk itself, the guide, the simulator. */
export function pageRoutes(content: Content): Router {
  const routes = Router()
  routes.get('/', (_request, response) => response.render('home.njk', { page: 'chat' }))
  routes.get('/simulator', (_request, response) => response.render('simulator.njk', { page: 'terminal' }))
  routes.get('/guide', (_request, response) => {
    const flows = Object.values(content.dialog.flows)
    response.render('guide.njk', { page: 'guide', flows })
  })
  routes.get('/guide/:flow', (request, response) => {
    const flow = content.dialog.flows[request.params.flow]
    if (!flow) return sendMissingPage(response, content.problems)
    response.render('article.njk', { page: 'guide', article: describeArticle(content.dialog, flow) })
  })
  return routes
}

export function sendMissingPage(response: Response, texts: ProblemTexts): void {
  response.status(404).render('problem.njk', { problem: texts['not-found'] })
}
