import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import { sendProblem } from './problem.ts'

/** Requests a minute from one address: a shop with several phones stays far below, a script does not. */
const PER_MINUTE = 600

export const limitRates = (texts: ProblemTexts): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: PER_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => sendProblem(response, 'too-many-requests', texts),
  })
