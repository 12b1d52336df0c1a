import type { ServerResponse } from 'node:http'
import type { ProblemSlug, ProblemTexts } from '../../bot/content/problem-texts.ts'
import { limits } from '../limits.ts'

const statuses: Record<ProblemSlug, number> = {
  'malformed-json': 400,
  'invalid-request': 422,
  'empty-text': 422,
  'text-too-long': 413,
  'body-too-large': 413,
  'choice-not-offered': 409,
  taken: 409,
  'not-yours': 409,
  'not-waiting': 409,
  'no-such-step': 422,
  'at-capacity': 409,
  'nothing-to-rate': 409,
  'bad-phone': 422,
  'wrong-token': 401,
  'origin-not-allowed': 403,
  'bad-identity': 422,
  'bad-photo': 422,
  'photo-too-large': 413,
  'too-many-photos': 409,
  'not-found': 404,
  'bad-address': 400,
  'too-many-requests': 429,
  unavailable: 503,
  internal: 500,
}

/** The HTTP status of a problem. */
export const statusOf = (slug: ProblemSlug): number => statuses[slug]

/** Answers with an RFC 9457 problem: a stable `type`, and a sentence that tells the merchant what to do. */
export function sendProblem(
  response: ServerResponse,
  slug: ProblemSlug,
  texts: ProblemTexts,
  errors?: string[],
): void {
  const status = statuses[slug]
  const body = { type: `/problems/${slug}`, status, ...texts[slug], ...(errors ? { errors } : {}) }
  if (status === 503) response.setHeader('retry-after', limits.retryAfter)
  response.statusCode = status
  response.setHeader('content-type', 'application/problem+json; charset=utf-8')
  response.end(JSON.stringify(body))
}
