import { Router } from 'express'
import { openToAll } from './api/allow-origins.ts'
import type { Manifest } from './manifest.ts'

/**
 * Serves `/embed.js`, the script that sites embed, and redirects to the demo page. Browsers ask for
 * `/embed.js` again after five minutes; a site that pins the script's integrity uses its address below
 * `/assets/`, which the build prints.
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
