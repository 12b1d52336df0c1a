import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import { limits } from '../limits.ts'
import type { Gate } from './gate.ts'
import { sendProblem } from './problem.ts'

/**
 * Answers 503 with `Retry-After` while too many messages are being answered: a queue that only grows helps
 * nobody.
 */
export function shedLoad(texts: ProblemTexts): Gate {
  let inHand = 0
  return (request, response) => {
    if (request.method !== 'POST') return true
    if (inHand >= limits.turnsAtOnce) {
      sendProblem(response, 'unavailable', texts)
      return false
    }
    inHand += 1
    response.on('close', () => {
      inHand -= 1
    })
    return true
  }
}
