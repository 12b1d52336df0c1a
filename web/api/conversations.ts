import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import type { MerchantIncoming } from '../../bot/answer.ts'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import { keepCallback } from '../../bot/conversations/agents-papers.ts'
import { verifyIdentity } from '../../bot/conversations/identity.ts'
import { keepMerchant } from '../../bot/conversations/merchants.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { maskPhone, readPhone } from '../../bot/conversations/phone.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { toWire } from '../../bot/conversations/to-wire.ts'
import { hashToken, newConversationId, newToken, tokenMatches } from '../../bot/conversations/token.ts'
import { tokenHashes } from '../../bot/conversations/token-hashes.ts'
import type { LeftInput } from '../../bot/dialog/take-turn.ts'
import type { Shutdown } from '../shutdown.ts'
import type { StreamGate } from './admit-streams.ts'
import { limitRates } from './limit-rates.ts'
import { photoRoutes } from './photos.ts'
import { sendProblem } from './problem.ts'
import {
  afterQuery,
  callbackRequest,
  MAX_TEXT,
  messageRequest,
  ratingRequest,
  startRequest,
  terminalRequest,
  typingRequest,
} from './requests.ts'
import { streamEvents } from './stream.ts'

/** What the desk gives out; anything else is not worth a look into the database. */
const conversationId = /^[\w-]{1,64}$/

export interface ConversationParts {
  readonly desk: OpenDesk
  readonly texts: ProblemTexts
  readonly identitySecret: string | undefined
  readonly streams: StreamGate
  readonly shutdown: Shutdown
}

/** The merchants' side of the wire protocol: everything below `/api/conversations`. */
export function conversationRoutes({
  desk,
  texts,
  identitySecret,
  streams,
  shutdown,
}: ConversationParts): Router {
  const routes = Router()
  const rates = limitRates(texts)
  const hashOf = tokenHashes(desk.db)
  const channel = desk.openChannel('web')

  routes.post('/', rates.perAddress, rates.perOrigin, async (request, response) => {
    const body = startRequest.safeParse(request.body ?? {})
    if (!body.success) return sendProblem(response, 'invalid-request', texts)
    const { identity } = body.data
    const now = Date.now()
    const merchant = identity && identitySecret ? verifyIdentity(identity, identitySecret, now) : null
    if (identity && !merchant) return sendProblem(response, 'bad-identity', texts)
    const id = newConversationId()
    const token = newToken()
    const started = await channel.receive({
      conversationId: id,
      incoming: { kind: 'start' },
      tokenHash: hashToken(token),
    })
    if ('refused' in started) throw new Error('A new conversation was refused: it has nothing to refuse.')
    if (merchant) await keepMerchant(desk.db, id, merchant, now)
    response.status(201).json({ conversationId: id, token, events: started.events.map(toWire) })
  })

  const refuse: RequestHandler = (_request, response) => sendProblem(response, 'wrong-token', texts)
  const tokenOpens = async (request: Request): Promise<boolean> => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(request.get('authorization') ?? '')?.[1]
    const id = String(request.params.id)
    const hash = token && conversationId.test(id) && (await hashOf(id))
    return Boolean(token && hash && tokenMatches(token, hash))
  }
  routes.use('/:id', async (request, response, next) => {
    if (await tokenOpens(request)) return rates.perConversation(request, response, next)
    await rates.perAddress(request, response, () => refuse(request, response, next))
  })

  const take = async (id: string, incoming: MerchantIncoming | LeftInput, response: Response) => {
    const handled = await channel.receive({ conversationId: id, incoming })
    if ('refused' in handled) return sendProblem(response, handled.refused, texts)
    response.json({ events: handled.events.map(toWire) })
  }

  routes.post('/:id/messages', async (request, response) => {
    const body = messageRequest.safeParse(request.body)
    if (!body.success) return sendProblem(response, 'invalid-request', texts)
    const { messageId } = body.data
    if ('choiceId' in body.data) {
      return take(request.params.id, { kind: 'choice', messageId, choice: body.data.choiceId }, response)
    }
    const text = body.data.text.trim()
    if (text === '') return sendProblem(response, 'empty-text', texts)
    if ([...text].length > MAX_TEXT) return sendProblem(response, 'text-too-long', texts)
    return take(request.params.id, { kind: 'text', messageId, text }, response)
  })

  routes.post('/:id/terminal', async (request, response) => {
    const body = terminalRequest.safeParse(request.body)
    if (!body.success) return sendProblem(response, 'invalid-request', texts)
    const { messageId, happened } = body.data
    return take(request.params.id, { kind: 'report', messageId, report: happened }, response)
  })

  routes.post('/:id/rating', async (request, response) => {
    const body = ratingRequest.safeParse(request.body)
    if (!body.success) return sendProblem(response, 'invalid-request', texts)
    const { messageId, stars, comment } = body.data
    const rating = { kind: 'rating', messageId, stars, ...(comment ? { comment } : {}) } as const
    return take(request.params.id, rating, response)
  })

  routes.post('/:id/callback', async (request, response) => {
    const body = callbackRequest.safeParse(request.body)
    if (!body.success) return sendProblem(response, 'invalid-request', texts)
    const { messageId } = body.data
    const phone = readPhone(body.data.phone)
    if (phone === null) return sendProblem(response, 'bad-phone', texts)
    const { id } = request.params
    // First the number: an event whose number is missing would promise a call that nobody can make.
    await keepCallback(desk.db, id, messageId, phone, Date.now())
    return take(id, { kind: 'callback', messageId, phone: maskPhone(phone) }, response)
  })

  routes.post('/:id/typing', (request, response) => {
    const body = typingRequest.safeParse(request.body)
    if (!body.success) return sendProblem(response, 'invalid-request', texts)
    desk.live.type(request.params.id, { from: 'merchant' }, body.data.typing)
    response.status(204).end()
  })

  const readAfter =
    (handler: (request: Request<{ id: string }>, response: Response, after: number) => unknown) =>
    async (request: Request<{ id: string }>, response: Response, _next: NextFunction) => {
      const after = afterQuery.safeParse(request.get('last-event-id') ?? request.query.after)
      if (!after.success) return sendProblem(response, 'invalid-request', texts)
      await handler(request, response, after.data)
    }

  routes.get(
    '/:id/events',
    readAfter(async (request, response, after) => {
      const events = await readEvents(desk.db, request.params.id, after)
      response.json({ events: events.map(toWire) })
    }),
  )

  routes.get(
    '/:id/stream',
    readAfter((request, response, after) => {
      const { id } = request.params
      const leave = streams.admit(id, request.ip ?? '')
      if (!leave) return sendProblem(response, 'unavailable', texts)
      response.on('close', leave)
      streamEvents({ desk, shutdown }, id, after, response)
    }),
  )

  routes.use(photoRoutes(desk, channel, texts))
  return routes
}
