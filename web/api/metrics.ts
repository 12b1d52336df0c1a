import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Counts and times requests, by method, route pattern and status; never by address or id. */
export function measure(): { record: RequestHandler; expose: RequestHandler } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({
    name: 'posdesk_http_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'posdesk_http_request_seconds',
    help: 'Time to the end of the answer; streams count when they end.',
    labelNames,
    registers: [registry],
  })
  return {
    record(request, response, next) {
      const stop = seconds.startTimer()
      response.on('close', () => {
        // The pattern, not the path: an id in a label would make one series per conversation.
        const route = request.route
          ? `${request.baseUrl && '/api/conversations'}${request.route.path}`
          : 'other'
        const labels = { method: request.method, route, status: String(response.statusCode) }
        requests.inc(labels)
        stop(labels)
      })
      next()
    },
    async expose(_request, response) {
      response.type(registry.contentType).send(await registry.metrics())
    },
  }
}
