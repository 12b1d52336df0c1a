import { Router } from 'express'
import type { Content } from '../../bot/content/content.ts'
import { drawIcon } from './draw-icon.ts'

const iconSizes = [192, 512] as const

/**
 * The routes that make the desk installable and readable without a network, and that tell search engines
 * about its pages.
 */
export function offlineRoutes(content: Content, assets: readonly string[]): Router {
  const routes = Router()
  const { pages, version } = content
  const flows = Object.keys(content.dialog.flows)
  const open = [
    ...['/guide', '/guide/table', '/guide/chart', '/simulator'],
    ...['/training', '/training/result'],
    ...Object.keys(content.training.lessons).map(id => `/training/${id}`),
    ...flows.flatMap(id => [`/guide/${id}`, `/guide/${id}/chart`]),
  ]

  routes.get('/manifest.webmanifest', (_request, response) => {
    response.type('application/manifest+json').json({
      ...{ name: pages.name, short_name: pages.name, description: pages.about, lang: 'zh-CN', id: '/' },
      ...{ start_url: '/guide', scope: '/', display: 'standalone' },
      ...{ background_color: '#faf8f5', theme_color: '#faf8f5' },
      icons: iconSizes.map(size => ({
        ...{
          src: `/icons/${size}.png`,
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose: 'any maskable',
        },
      })),
    })
  })
  routes.get('/icons/:size.png', async ({ params }, response, next) => {
    const size = iconSizes.find(each => String(each) === params.size)
    if (size === undefined) return next()
    response
      .type('image/png')
      .set('cache-control', 'public, max-age=604800')
      .send(await drawIcon(size))
  })
  routes.get('/offline', (_request, response) =>
    response.render('offline.njk', { page: '', path: '/offline' }),
  )
  routes.get('/offline.json', (_request, response) => {
    // Chat and console need the network, so their files are left out.
    const needed = assets.filter(address => !/\/(support-chat|console|figures)-/.test(address))
    const addresses = [...open, '/offline', '/api/simulator', '/manifest.webmanifest', ...needed]
    response.set('cache-control', 'no-cache').json({ version, addresses })
  })
  routes.get('/robots.txt', (_request, response) => {
    response
      .type('text/plain')
      .send(
        `User-agent: *\nDisallow: /api/\nDisallow: /console\nSitemap: ${response.locals.origin}/sitemap.xml\n`,
      )
  })
  routes.get('/sitemap.xml', (_request, response) => {
    const list = ['/', ...open].map(path => `<url><loc>${response.locals.origin}${path}</loc></url>`)
    response
      .type('application/xml')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${list.join('\n')}\n</urlset>\n`,
      )
  })
  return routes
}
