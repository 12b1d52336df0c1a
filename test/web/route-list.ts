import type { Express } from 'express'
import type { App } from '../../web/app.ts'

type Layers = Express['router']['stack']

/** Every route of the app as `METHOD pattern`, the pattern as its own router has it (Express keeps no mount paths). */
export function listRoutes({ express, conversationRoutes }: App): string[] {
  const list = (layers: Layers): string[] =>
    layers.flatMap(({ route, handle }) => [
      ...(route?.stack ?? []).map(({ method }) => `${method.toUpperCase()} ${route?.path}`),
      ...('stack' in handle && Array.isArray(handle.stack) ? list(handle.stack) : []),
    ])
  return [...new Set([...list(express.router.stack), ...Object.keys(conversationRoutes)])]
}
