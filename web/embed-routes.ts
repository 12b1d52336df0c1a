import { Router } from 'express'
import { openToAll } from './api/allow-origins.ts'
import type { Manifest } from './manifest.ts'

/**
 * The address that sites embed, and the way to the page that shows it. `/embed.js` stays and is asked for anew after
 * five minutes; who pins its integrity takes the address below `/assets/` that the build prints.
 */
export function embedRoutes(manifest: Manifest, assetFolder: string, demo: string | undefined): Router {
  const routes = Router()
  routes.get('/embed.js', openToAll, (_request, response) => {
    const file = manifest['embed.js']?.file ?? ''
    response.set({ 'cache-control': 'public, max-age=300', etag: `"${file}"` })
    response.sendFile(file, { root: assetFolder, cacheControl: false, lastModified: false })
  })
  if (demo !== undefined) routes.get('/embed-demo', (_request, response) => response.redirect(demo))
  return routes
}
