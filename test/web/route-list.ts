import type { Express } from 'express'

type Layers = Express['router']['stack']

/** Every route of the app as `METHOD pattern`, the pattern as its own router has it (Express keeps no mount paths). */
export function listRoutes(app: Express): string[] {
  const list = (layers: Layers): string[] =>
    layers.flatMap(({ route, handle }) => [
      ...(route?.stack ?? []).map(({ method }) => `${method.toUpperCase()} ${route?.path}`),
      ...('stack' in handle && Array.isArray(handle.stack) ? list(handle.stack) : []),
      ...('routes' in handle && handle.routes ? Object.keys(handle.routes) : []),
    ])
  return [...new Set(list(app.router.stack))]
}
