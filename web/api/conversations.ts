import type { MerchantIncoming } from '../../bot/answer.ts'
import type { Channel } from '../../bot/conversations/botkit-channel.ts'
import { keepCallback } from '../../bot/conversations/callbacks.ts'
import { verifyIdentity } from '../../bot/conversations/identity.ts'
import { keepMerchant } from '../../bot/conversations/merchants.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { maskPhone, readPhone } from '../../bot/conversations/phone.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { hashToken, newConversationId, newToken } from '../../bot/conversations/token.ts'
import type { LeftInput } from '../../bot/dialog/take-turn.ts'
import { limits } from '../limits.ts'
import type { Shutdown } from '../shutdown.ts'
import type { StreamGate } from './admit-streams.ts'
import { type Call, type Handle, type Routes, sendEvents, sendJson, taking } from './call.ts'
import type { Heartbeats } from './heartbeats.ts'
import { photoRoutes } from './photos.ts'
import { sendProblem } from './problem.ts'
import {
  afterQuery,
  callbackRequest,
  maxTextLength,
  messageRequest,
  ratingRequest,
  startRequest,
  terminalRequest,
  typingRequest,
} from './requests.ts'
import { streamEvents } from './stream.ts'
import { wireJson } from './wire-json.ts'

interface ConversationParts {
  readonly desk: OpenDesk
  readonly identitySecret: string | undefined
  readonly streams: StreamGate
  readonly shutdown: Shutdown
  readonly heartbeats: Heartbeats
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * The merchants' side of the wire protocol, below `/api/conversations`. All routes but the first need the
 * conversation's token.
 */
export function conversationRoutes({
  desk,
  identitySecret,
  streams,
  shutdown,
  heartbeats,
  now,
}: ConversationParts): Routes {
  const channel = desk.openChannel('web')

  const start = taking(startRequest.default({}), async ({ response, texts }, { identity }) => {
    const at = now()
    const merchant = identity && identitySecret ? verifyIdentity(identity, identitySecret, at) : null
    if (identity && !merchant) return sendProblem(response, 'bad-identity', texts)
    const id = newConversationId()
    const token = newToken()
    const incoming = { kind: 'start' } as const
    const started = await channel.receive({ conversationId: id, incoming, tokenHash: hashToken(token) })
    if ('refused' in started) throw new Error('A new conversation was refused: it has nothing to refuse.')
    if (merchant) await keepMerchant(desk.db, id, merchant, at)
    const head = JSON.stringify({ conversationId: id, token }).slice(0, -1)
    sendJson(response, 201, `${head},"events":${wireJson(started.events)}}`)
  })

  const say = taking(messageRequest, (call, body) => {
    const { messageId } = body
    if ('choiceId' in body) return take(channel, call, { kind: 'choice', messageId, choice: body.choiceId })
    const text = body.text.trim()
    if (text === '') return sendProblem(call.response, 'empty-text', call.texts)
    if ([...text].length > maxTextLength) return sendProblem(call.response, 'text-too-long', call.texts)
    return take(channel, call, { kind: 'text', messageId, text })
  })

  const report = taking(terminalRequest, (call, { messageId, happened }) =>
    take(channel, call, { kind: 'report', messageId, report: happened }),
  )

  const rate = taking(ratingRequest, (call, { messageId, stars, comment }) =>
    take(channel, call, { kind: 'rating', messageId, stars, ...(comment ? { comment } : {}) }),
  )

  const leaveNumber = taking(callbackRequest, async (call, { messageId, phone: given }) => {
    const phone = readPhone(given)
    if (phone === null) return sendProblem(call.response, 'bad-phone', call.texts)
    // Stores the number first: an event without its number would promise a call that nobody can make.
    await keepCallback(desk.db, call.id, messageId, phone, now())
    return take(channel, call, { kind: 'callback', messageId, phone: maskPhone(phone) })
  })

  const type = taking(typingRequest, ({ id, response }, { typing }) => {
    desk.live.type(id, { from: 'merchant' }, typing)
    response.statusCode = 204
    response.end()
  })

  const read = after(async ({ id, response }, seq) => {
    const events = await readEvents(desk.db, id, seq, seq + limits.eventsPerAnswer)
    // A full answer may be the last one: then the next is empty.
    sendEvents(response, events, events.length === limits.eventsPerAnswer)
  })

  const follow = after(({ id, address, response, texts }, seq) => {
    const leave = streams.admit(id, address())
    if (!leave) return sendProblem(response, 'unavailable', texts)
    response.on('close', leave)
    streamEvents({ desk, shutdown, heartbeats }, id, seq, response)
  })

  return {
    'POST /api/conversations': start,
    'POST /api/conversations/:id/messages': say,
    'POST /api/conversations/:id/terminal': report,
    'POST /api/conversations/:id/rating': rate,
    'POST /api/conversations/:id/callback': leaveNumber,
    'POST /api/conversations/:id/typing': type,
    'GET /api/conversations/:id/events': read,
    'GET /api/conversations/:id/stream': follow,
    ...photoRoutes(desk, channel, now),
  }
}

/** Passes the merchant's input to the bot and answers with the events that it caused. */
async function take(
  channel: Channel,
  { id, response, texts }: Call,
  incoming: MerchantIncoming | LeftInput,
): Promise<void> {
  const handled = await channel.receive({ conversationId: id, incoming })
  if ('refused' in handled) return sendProblem(response, handled.refused, texts)
  sendEvents(response, handled.events)
}

/** Reads the sequence number after which the client asks for events. */
const after =
  (handle: (call: Call, seq: number) => unknown): Handle =>
  call => {
    const { request, query, response, texts } = call
    const given = afterQuery.safeParse(
      request.headers['last-event-id'] ?? new URLSearchParams(query).get('after') ?? undefined,
    )
    return given.success ? handle(call, given.data) : sendProblem(response, 'invalid-request', texts)
  }
