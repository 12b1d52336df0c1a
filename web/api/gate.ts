import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'

/** Returns true to let a request pass; returns false after answering it itself. */
export type Gate = (request: IncomingMessage, response: ServerResponse) => boolean

/** Turns a gate into Express middleware. */
export const throughGate =
  (gate: Gate): RequestHandler =>
  (request, response, next) => {
    if (gate(request, response)) next()
  }
