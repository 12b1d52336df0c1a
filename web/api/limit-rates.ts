import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import { limits } from '../limits.ts'
import { sendProblem } from './problem.ts'

/** The rates of `limits.ts`, each to be put where it is known who asks. */
export interface Rates {
  /** For requests that bring no valid token. */
  readonly perAddress: RequestHandler
  /** For requests whose token was checked. */
  readonly perConversation: RequestHandler
  /** For new conversations. */
  readonly perOrigin: RequestHandler
}

export function limitRates(texts: ProblemTexts): Rates {
  const rate = (limit: number, keyGenerator: (request: Request) => string): RequestHandler =>
    rateLimit({
      windowMs: limits.rateWindow,
      limit,
      keyGenerator,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_request, response) => sendProblem(response, 'too-many-requests', texts),
    })
  const perOrigin = rate(limits.startsPerOrigin, request => request.get('origin') ?? '')
  return {
    // A home or shop has a whole IPv6 network: it counts as one address.
    perAddress: rate(limits.requestsPerAddress, ({ ip = '' }) => ipKeyGenerator(ip)),
    perConversation: rate(limits.requestsPerConversation, ({ params }) => String(params.id)),
    // What comes without an origin is no page of another site.
    perOrigin: (request, response, next) =>
      request.get('origin') === undefined ? next() : perOrigin(request, response, next),
  }
}
