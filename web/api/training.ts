import express, { type Request, type Response, Router } from 'express'
import type { Content } from '../../bot/content/content.ts'
import { type Merchant, verifyIdentity } from '../../bot/conversations/identity.ts'
import type { Db } from '../../bot/conversations/tables.ts'
import { keepTraining, readTraining } from '../../bot/conversations/training-records.ts'
import { limits } from '../limits.ts'
import { limitRates } from './limit-rates.ts'
import { sendProblem } from './problem.ts'
import { startRequest, trainingRequest } from './requests.ts'

interface TrainingParts {
  readonly content: Content
  readonly db: Db
  readonly identitySecret: string | undefined
  /** Milliseconds since 1970. */
  now(): number
}

const signed = startRequest.required()

/**
 * The training records of a signed shop's staff. The header is `authorization: Identity` with the base64 of
 * the identity that the shop signed.
 */
export function trainingApi({ content, db, identitySecret, now }: TrainingParts): Router {
  const routes = Router()
  const texts = content.problems
  const asMerchant = async (
    request: Request,
    response: Response,
    serve: (merchant: Merchant) => Promise<unknown>,
  ): Promise<void> => {
    const merchant = identitySecret === undefined ? null : readMerchant(request, identitySecret, now())
    if (merchant) await serve(merchant)
    else sendProblem(response, 'bad-identity', texts)
  }

  const rates = limitRates(texts, now)
  routes.use('/api/training', express.json({ limit: limits.body }), ({ ip = '' }, response, next) => {
    if (rates.perAddress(ip, response)) next()
  })
  routes.get('/api/training', (request, response) =>
    asMerchant(request, response, async ({ id }) => {
      response.set('cache-control', 'no-store').json({ done: await readTraining(db, id) })
    }),
  )
  routes.post('/api/training', (request, response) =>
    asMerchant(request, response, async ({ id }) => {
      const body = trainingRequest.safeParse(request.body)
      if (!body.success || !Object.hasOwn(content.training.lessons, body.data.lesson)) {
        return sendProblem(response, 'invalid-request', texts)
      }
      await keepTraining(db, id, { ...body.data, doneAt: now() })
      response.status(204).end()
    }),
  )
  return routes
}

function readMerchant(request: Request, secret: string, now: number): Merchant | null {
  const [, packed] = /^Identity ([\w+/=-]{1,2000})$/.exec(request.get('authorization') ?? '') ?? []
  if (packed === undefined) return null
  try {
    const read = signed.safeParse({ identity: JSON.parse(Buffer.from(packed, 'base64').toString()) })
    return read.success ? verifyIdentity(read.data.identity, secret, now) : null
  } catch {
    // Not JSON, so it identifies nobody.
    return null
  }
}
