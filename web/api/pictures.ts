import { Router } from 'express'
import type { Content } from '../../bot/content/content.ts'
import { terminalKinds } from '../../bot/terminal/device.ts'
import { pictureNode } from '../guide/picture-node.ts'
import { openToAll } from './allow-origins.ts'
import { sendProblem } from './problem.ts'

/**
 * Serves what a terminal shows after a numbered step, as an SVG. The address names the content version, so a
 * picture never changes under its address. For any other version it is drawn from the current content and
 * must be revalidated.
 */
export function pictureRoutes(content: Content): Router {
  const routes = Router()
  const drawn = new Map<string, string>()
  routes.use('/api/simulator/pictures', openToAll)
  routes.get(
    '/api/simulator/pictures/:version/:flow/:node/:kind.svg',
    ({ params: { version, flow, node, kind: name } }, response) => {
      const kind = terminalKinds.find(each => each === name)
      const key = `${flow}/${node}/${kind}`
      const picture = drawn.get(key) ?? (kind ? pictureNode(content, { flow, node, kind }) : null)
      if (picture === null) return sendProblem(response, 'not-found', content.problems)
      drawn.set(key, picture)
      const lasting = version === content.version
      response
        .set('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
        .type('image/svg+xml')
        .send(picture)
    },
  )
  return routes
}
