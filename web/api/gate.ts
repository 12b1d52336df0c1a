import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'

/** Lets a request pass, or has answered it and says no. */
export type Gate = (request: IncomingMessage, response: ServerResponse) => boolean

/** The gate as a step of Express. */
export const throughGate =
  (gate: Gate): RequestHandler =>
  (request, response, next) => {
    if (gate(request, response)) next()
  }
