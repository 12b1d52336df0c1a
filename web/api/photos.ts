import { type RequestHandler, type Response, Router, raw } from 'express'
import type { ProblemTexts } from '../../bot/content/problem-texts.ts'
import type { Channel } from '../../bot/conversations/botkit-channel.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { keepPhoto, MAX_PHOTOS, photosOf, readPhoto } from '../../bot/conversations/photos.ts'
import { toWire } from '../../bot/conversations/to-wire.ts'
import { createTurnQueue } from '../../bot/conversations/turn-queue.ts'
import { sendProblem } from './problem.ts'
import { photoQuery } from './requests.ts'

const MAX_BYTES = 6 * 1024 * 1024

/** Sending and looking at photos, below a conversation whose token was checked. */
export function photoRoutes(desk: OpenDesk, channel: Channel, texts: ProblemTexts): Router {
  const routes = Router()
  // One photo at a time: a decoder takes memory, and the next one must see the count.
  const queue = createTurnQueue()

  routes.post('/:id/photos', readBody(texts), async (request, response) => {
    const { id } = request.params
    const query = photoQuery.safeParse(request.query)
    if (!query.success) return sendProblem(response, 'invalid-request', texts)
    if (!Buffer.isBuffer(request.body)) return sendProblem(response, 'bad-photo', texts)
    const { messageId } = query.data
    const bytes = request.body
    const outcome = await queue('photos', () => keep(id, messageId, bytes))
    if (outcome !== 'kept') return sendProblem(response, outcome, texts)
    const incoming = { kind: 'photo', messageId, photo: messageId } as const
    const handled = await channel.receive({ conversationId: id, incoming })
    if ('refused' in handled) return sendProblem(response, handled.refused, texts)
    response.json({ events: handled.events.map(toWire) })
  })

  async function keep(
    id: string,
    messageId: string,
    bytes: Uint8Array,
  ): Promise<'kept' | 'bad-photo' | 'too-many-photos'> {
    const photos = await photosOf(desk.db, id)
    if (photos.includes(messageId)) return 'kept'
    if (photos.length >= MAX_PHOTOS) return 'too-many-photos'
    // Loaded with the first photo: pages need not wait for the decoder.
    const { preparePhoto } = await import('../../bot/conversations/prepare-photo.ts')
    const jpeg = await preparePhoto(bytes)
    if (!jpeg) return 'bad-photo'
    await keepPhoto(desk.db, id, messageId, jpeg, Date.now())
    return 'kept'
  }

  routes.get('/:id/photos/:photo', async (request, response) => {
    const { id, photo } = request.params
    const jpeg = await readPhoto(desk.db, id, photo)
    if (!jpeg) return sendProblem(response, 'not-found', texts)
    sendJpeg(response, jpeg)
  })

  return routes
}

/** A photo never changes under its address; nobody but its reader may keep it. */
function sendJpeg(response: Response, jpeg: Uint8Array): void {
  response
    .set({ 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=31536000, immutable' })
    .end(jpeg)
}

/** Reads the bytes as they are: a body packed once more could unfold to any size. */
function readBody(texts: ProblemTexts): RequestHandler<{ id: string }> {
  const read = raw({ type: ['image/jpeg', 'image/png', 'image/webp'], limit: MAX_BYTES, inflate: false })
  return (request, response, next) =>
    read(request, response, (error?: unknown) => {
      const type = error instanceof Error && 'type' in error ? error.type : undefined
      if (type === 'entity.too.large') return sendProblem(response, 'photo-too-large', texts)
      if (type === 'encoding.unsupported') return sendProblem(response, 'bad-photo', texts)
      next(error)
    })
}
