import type { IncomingMessage, ServerResponse } from 'node:http'
import { ipKeyGenerator } from 'express-rate-limit'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import { limits } from '../limits.ts'
import { sendProblem } from './problem.ts'

/**
 * The rates of `limits.ts`, each applied where the sender is known. False means that the request was answered
 * with 429.
 */
interface Rates {
  /** For requests without a valid token. */
  perAddress(address: string, response: ServerResponse): boolean
  /** For requests whose token was checked. */
  perConversation(id: string, response: ServerResponse): boolean
  /** For new conversations. */
  perOrigin(request: IncomingMessage, response: ServerResponse): boolean
}

/** `now` in milliseconds. */
export function limitRates(texts: ProblemTexts, now: () => number): Rates {
  const [address, conversation, origin] = [
    countWithin(limits.requestsPerAddress, now),
    countWithin(limits.requestsPerConversation, now),
    countWithin(limits.startsPerOrigin, now),
  ]
  const pass = (wait: number, response: ServerResponse): boolean => {
    if (wait === 0) return true
    response.setHeader('retry-after', wait)
    sendProblem(response, 'too-many-requests', texts)
    return false
  }
  return {
    // A home or a shop has a whole IPv6 network, which counts as one address.
    perAddress: (ip, response) => pass(address(ipKeyGenerator(ip)), response),
    perConversation: (id, response) => pass(conversation(id), response),
    // A request without an origin does not come from another site's page.
    perOrigin: ({ headers }, response) =>
      headers.origin === undefined || pass(origin(headers.origin), response),
  }
}

/**
 * Counts a key's requests in the current window. Returns 0 to let a request pass, otherwise the seconds that
 * are left of the window.
 */
function countWithin(most: number, now: () => number): (key: string) => number {
  const counts = new Map<string, number>()
  let began = Number.NEGATIVE_INFINITY
  return key => {
    const at = now()
    // A clock that was set back begins a new window.
    if (at < began || at - began >= limits.rateWindow) {
      counts.clear()
      began = at
    }
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= most ? 0 : Math.ceil((began + limits.rateWindow - at) / 1000)
  }
}
