import type { Channel } from '../../bot/conversations/botkit-channel.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { keepPhoto, maxPhotos, photosOf, readPhoto } from '../../bot/conversations/photos.ts'
import { createTurnQueue } from '../../bot/conversations/turn-queue.ts'
import { limits } from '../limits.ts'
import { type Call, type Routes, sendEvents } from './call.ts'
import { sendProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { photoQuery } from './requests.ts'

const maxBytes = 6 * 1024 * 1024
const types: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']

/** Routes for sending and showing photos. */
export function photoRoutes(desk: OpenDesk, channel: Channel, now: () => number): Routes {
  // Photos are handled one at a time: decoding takes memory, and the next one must see the new count.
  const queue = createTurnQueue()

  async function keep(
    id: string,
    messageId: string,
    bytes: Uint8Array,
  ): Promise<'kept' | 'bad-photo' | 'too-many-photos'> {
    const photos = await photosOf(desk.db, id)
    if (photos.includes(messageId)) return 'kept'
    if (photos.length >= maxPhotos) return 'too-many-photos'
    // Loaded with the first photo, so that no page waits for the decoder.
    const { preparePhoto } = await import('../../bot/conversations/prepare-photo.ts')
    const jpeg = await preparePhoto(bytes)
    if (!jpeg) return 'bad-photo'
    await keepPhoto(desk.db, id, messageId, jpeg, now())
    return 'kept'
  }

  let inHand = 0
  async function send(call: Call): Promise<void> {
    if (inHand >= limits.photosAtOnce) return sendProblem(call.response, 'unavailable', call.texts)
    inHand += 1
    try {
      await receive(call)
    } finally {
      inHand -= 1
    }
  }

  async function receive({ request, response, id, query, texts }: Call): Promise<void> {
    const named = photoQuery.safeParse(Object.fromEntries(new URLSearchParams(query)))
    if (!named.success) return sendProblem(response, 'invalid-request', texts)
    if (!types.includes(request.headers['content-type'] ?? ''))
      return sendProblem(response, 'bad-photo', texts)
    const read = await readBody(request, maxBytes)
    if ('problem' in read) {
      return sendProblem(response, read.problem === 'body-too-large' ? 'photo-too-large' : 'bad-photo', texts)
    }
    const { messageId } = named.data
    const outcome = await queue('photos', () => keep(id, messageId, read.body))
    if (outcome !== 'kept') return sendProblem(response, outcome, texts)
    const incoming = { kind: 'photo', messageId, photo: messageId } as const
    const handled = await channel.receive({ conversationId: id, incoming })
    if ('refused' in handled) return sendProblem(response, handled.refused, texts)
    sendEvents(response, handled.events)
  }

  async function show({ response, id, photo, texts }: Call): Promise<void> {
    const jpeg = await readPhoto(desk.db, id, photo)
    if (!jpeg) return sendProblem(response, 'not-found', texts)
    response.setHeader('content-type', 'image/jpeg')
    // A photo never changes under its address; only the person who asked may cache it.
    response.setHeader('cache-control', 'private, max-age=31536000, immutable')
    response.end(jpeg)
  }

  return { 'POST /api/conversations/:id/photos': send, 'GET /api/conversations/:id/photos/:photo': show }
}
