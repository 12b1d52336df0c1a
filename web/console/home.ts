import { type ConsoleRoute, consoleRoute } from './route.ts'

/** `/console` redirects to the first page of the navigation bar that the agent may open. */
export const homeRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console',
    role: 'member',
    handle: ({ response }) => response.redirect(303, response.locals.nav[0].path),
  }),
]
