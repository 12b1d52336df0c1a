import type { Request, RequestHandler, Response } from 'express'

/** Lets a request pass, or has answered it and says no. */
export type Gate = (request: Request, response: Response) => boolean

/** The gate as a step of Express. */
export const throughGate =
  (gate: Gate): RequestHandler =>
  (request, response, next) => {
    if (gate(request, response)) next()
  }
