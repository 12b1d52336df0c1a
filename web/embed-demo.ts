import { join } from 'node:path'
import express, { type Express } from 'express'
import helmet from 'helmet'
import nunjucks from 'nunjucks'
import type { Content } from '../bot/content/content.ts'

/**
 * A made-up shop's site with the embedded widget, to be served from its own origin; its content security
 * policy is as strict as possible.
 */
export function createEmbedDemo({ embed }: Content, deskAddress: () => string): Express {
  const app = express()
  nunjucks.configure(join(import.meta.dirname, 'views'), { autoescape: true, express: app })
  app.disable('x-powered-by')
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          scriptSrc: [deskAddress],
          connectSrc: [deskAddress],
          imgSrc: [deskAddress, 'data:', 'blob:'],
        },
      },
    }),
  )
  app.get('/', (_request, response) =>
    response.render('embed-demo.njk', { ...embed.demo, desk: deskAddress() }),
  )
  app.get('/shop.css', (_request, response) =>
    response.sendFile('shop.css', { root: join(import.meta.dirname, 'styles') }),
  )
  return app
}
