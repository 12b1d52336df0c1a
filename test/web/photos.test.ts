import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { deflateSync, gzipSync } from 'node:zlib'
import test from 'ava'
import sharp from 'sharp'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { limits } from '../../web/limits.ts'
import { type Opened, openConversation, openTestServer, post, type TestServer } from './open-test-server.ts'

let server: TestServer
test.before(async () => {
  server = await openTestServer()
})
test.after.always(() => server.close())

const pathOf = ({ conversationId }: Opened) => `${server.address}/api/conversations/${conversationId}`

function send(
  conversation: Opened,
  bytes: Uint8Array,
  messageId = 'photo-1',
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${pathOf(conversation)}/photos?messageId=${messageId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${conversation.token}`, 'content-type': 'image/jpeg', ...headers },
    body: Buffer.from(bytes),
  })
}

const look = ({ token, ...rest }: Opened, path: string) =>
  fetch(`${pathOf({ token, ...rest })}/${path}`, { headers: { authorization: `Bearer ${token}` } })

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })

test.serial('a photo is stored upright and small, without the place where it was taken', async t => {
  const taken = await picture(2400, 1200)
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 14/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const before = await sharp(taken).metadata()
  t.truthy(before.exif)
  t.is(before.orientation, 6)
  const conversation = await openConversation(server.address)
  const response = await send(conversation, taken)
  t.is(response.status, 200)
  const { events }: { events: WireEvent[] } = await response.json()
  t.deepEqual(
    events.map(({ type, from }) => [type, from]),
    [
      ['photoSent', 'merchant'],
      ['said', 'bot'],
    ],
  )
  t.deepEqual(
    events[1]?.choices?.map(({ id }) => id),
    ['person'],
  )
  const shown = await look(conversation, events[0]?.photo ?? '')
  t.is(shown.headers.get('content-type'), 'image/jpeg')
  t.regex(shown.headers.get('cache-control') ?? '', /private/)
  const { width, height, format, exif, orientation } = await sharp(
    Buffer.from(await shown.arrayBuffer()),
  ).metadata()
  t.deepEqual([width, height, format, exif, orientation], [800, 1600, 'jpeg', undefined, undefined])
})

test.serial('PNG and WebP are accepted too, and the open step stays open', async t => {
  const conversation = await openConversation(server.address)
  await post(server.address, conversation, 'messages', { messageId: 'm1', text: '储存满' })
  const files = [await picture(40, 30).png().toBuffer(), await picture(40, 30).webp().toBuffer()]
  for (const [index, file] of files.entries()) {
    const response = await send(conversation, file, `photo-${index}`, { 'content-type': 'image/png' })
    const { events }: { events: WireEvent[] } = await response.json()
    t.is(response.status, 200)
    t.is(events[1]?.choices, undefined)
  }
})

test.serial('a repeated message does not add the photo again', async t => {
  const conversation = await openConversation(server.address)
  const first = await (await send(conversation, await picture(50, 50).jpeg().toBuffer())).json()
  const again = await (await send(conversation, await picture(90, 90).jpeg().toBuffer())).json()
  t.deepEqual(again, first)
  const shown = await look(conversation, 'photos/photo-1')
  t.is((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width, 50)
})

test.serial('a photo cannot be read with another conversation’s token', async t => {
  const conversation = await openConversation(server.address)
  await send(conversation, await picture(50, 50).jpeg().toBuffer())
  const other = await openConversation(server.address)
  t.is((await look({ ...conversation, token: other.token }, 'photos/photo-1')).status, 401)
  t.is((await look(other, 'photos/photo-1')).status, 404)
})

test.serial('a conversation accepts twenty photos', async t => {
  const conversation = await openConversation(server.address)
  const file = await picture(8, 8).jpeg().toBuffer()
  const answers = await Promise.all(
    Array.from({ length: 22 }, (_, index) => send(conversation, file, `photo-${index}`)),
  )
  const refused = answers.filter(({ status }) => status !== 200)
  t.is(refused.length, 2)
  for (const response of refused) t.is((await response.json()).type, '/problems/too-many-photos')
})

/** A PNG of `side` × `side` black pixels: a few kilobytes that unfold to gigabytes. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * 1000))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'

const tricks: readonly [string, () => Promise<Uint8Array>, string][] = [
  ['no bytes', async () => Buffer.alloc(0), 'bad-photo'],
  ['text called a photo', async () => Buffer.from('<script>alert(1)</script>'), 'bad-photo'],
  ['an SVG called a photo', async () => Buffer.from(svg), 'bad-photo'],
  ['a GIF', () => picture(20, 20).gif().toBuffer(), 'bad-photo'],
  ['a TIFF', () => picture(20, 20).tiff().toBuffer(), 'bad-photo'],
  [
    'the first bytes of a JPEG before an SVG',
    async () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from(svg)]),
    'bad-photo',
  ],
  [
    'half a JPEG',
    async () => {
      const whole = await picture(900, 900).jpeg().toBuffer()
      return whole.subarray(0, whole.length / 2)
    },
    'bad-photo',
  ],
  ['a PNG that unfolds to 900 million pixels', async () => bomb(30_000), 'bad-photo'],
  [
    'an animated WebP',
    async () => {
      const frames = await Promise.all([
        picture(9, 9).png().toBuffer(),
        picture(9, 9).negate().png().toBuffer(),
      ])
      return sharp(frames, { join: { animated: true } })
        .webp({ loop: 0 })
        .toBuffer()
    },
    'bad-photo',
  ],
  ['more than 6 MB', async () => Buffer.alloc(6 * 1024 * 1024 + 1, 255), 'photo-too-large'],
]

for (const [title, make, slug] of tricks) {
  test.serial(`a trick leaves nothing behind: ${title}`, async t => {
    const conversation = await openConversation(server.address)
    const response = await send(conversation, await make())
    t.is((await response.json()).type, `/problems/${slug}`)
    t.is((await look(conversation, 'photos/photo-1')).status, 404)
    const { events } = await (await look(conversation, 'events?after=2')).json()
    t.deepEqual(events, [])
  })
}

test.serial('data appended to a photo is not stored', async t => {
  const conversation = await openConversation(server.address)
  const payload = '<?php system($_GET[0]); ?><script>alert(1)</script>'
  const photo = Buffer.concat([await picture(60, 60).jpeg().toBuffer(), Buffer.from(payload)])
  t.is((await send(conversation, photo)).status, 200)
  const shown = await look(conversation, 'photos/photo-1')
  t.false(Buffer.from(await shown.arrayBuffer()).includes('alert(1)'))
  t.is(shown.headers.get('x-content-type-options'), 'nosniff')
})

test.serial('other content types, compressed bodies and missing message ids are refused', async t => {
  const conversation = await openConversation(server.address)
  const file = await picture(20, 20).jpeg().toBuffer()
  const typed = await send(conversation, file, 'a', { 'content-type': 'image/svg+xml' })
  t.is((await typed.json()).type, '/problems/bad-photo')
  const packed = await send(conversation, gzipSync(file), 'b', { 'content-encoding': 'gzip' })
  t.is((await packed.json()).type, '/problems/bad-photo')
  const nameless = await send(conversation, file, '')
  t.is((await nameless.json()).type, '/problems/invalid-request')
})

test.serial('photos beyond what the desk can hold are sent again later', async t => {
  const conversation = await openConversation(server.address)
  const photo = await picture(40, 40).jpeg().toBuffer()
  const headers = {
    ...{ authorization: `Bearer ${conversation.token}`, 'content-type': 'image/jpeg' },
    'content-length': 1000,
  }
  const slow = Array.from({ length: limits.photosAtOnce + 1 }, (_, at) => {
    const upload = request(`${pathOf(conversation)}/photos?messageId=slow-${at}`, { method: 'POST', headers })
    upload.on('error', () => {})
    upload.write('begun')
    return upload
  })
  const [refused]: IncomingMessage[] = await Promise.race(slow.map(upload => once(upload, 'response')))
  t.is(refused?.statusCode, 503)
  t.is(refused?.headers['retry-after'], String(limits.retryAfter))
  for (const upload of slow) upload.destroy()
  // The desk learns in its own time that the uploads have broken off.
  let status = 0
  while (status !== 200) {
    const response = await send(conversation, photo)
    await response.arrayBuffer()
    status = response.status
  }
})
