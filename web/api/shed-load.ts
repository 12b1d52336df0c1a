import type { RequestHandler } from 'express'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import { limits } from '../limits.ts'
import { sendProblem } from './problem.ts'

/** Answers 503 with `Retry-After` while too many messages are being answered: a queue that only grows helps nobody. */
export function shedLoad(texts: ProblemTexts): RequestHandler {
  let inHand = 0
  return (request, response, next) => {
    if (request.method !== 'POST') return next()
    if (inHand >= limits.turnsAtOnce) return sendProblem(response, 'unavailable', texts)
    inHand += 1
    response.on('close', () => {
      inHand -= 1
    })
    next()
  }
}
