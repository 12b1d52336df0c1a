import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { StreamGate } from './admit-streams.ts'
import type { Observer } from './observe.ts'

/** Counts and times requests by method, route pattern and status, never by address or id. */
export function measure(streams: StreamGate): {
  record: Observer
  expose: RequestHandler
} {
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
  new Gauge({
    name: 'posdesk_open_streams',
    help: 'Merchants and agents who follow a conversation at this moment.',
    registers: [registry],
    collect() {
      this.set(streams.open)
    },
  })
  return {
    record(request, response) {
      const stop = seconds.startTimer()
      return route => {
        const labels = { method: request.method ?? '', route, status: String(response.statusCode) }
        requests.inc(labels)
        stop(labels)
      }
    },
    async expose(_request, response) {
      response.type(registry.contentType).send(await registry.metrics())
    },
  }
}
