import { once } from 'node:events'
import { connect } from 'node:net'
import type { Opened } from '../web/open-test-server.ts'

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'G ET', '']
const paths = [
  '/',
  '/guide',
  '/simulator',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/openapi.json',
  '/api/simulator',
  '/widget/texts.json',
  '/api/conversations',
  '/api/conversations/ID/messages',
  '/api/conversations/ID/terminal',
  '/api/conversations/ID/events',
  '/api/conversations/ID/stream',
  '/api/conversations/ID/photos',
  '/api/conversations/ID/photos/m',
  '/assets/x.js',
  '/embed',
  '/console',
]
const tails = [
  '',
  '/',
  '//',
  '/..',
  '/../../../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%00',
  '/%ff',
  '/%',
  '/%e4%bd',
  '?after=-1',
  '?after=9999999999999999999',
  '?after[]=1',
  '?after=1&after=2',
  '?__proto__[x]=1',
  '?messageId=%00',
  '/{{7*7}}',
  '/constructor',
  '/__proto__',
  '/toString',
  '?constructor.prototype.x=1',
  `/${'a'.repeat(4000)}`,
  '?a'.repeat(500),
]
const bodies = [
  '',
  '{',
  '[]',
  'null',
  '0',
  '"x"',
  '{"messageId":"m"',
  '{"__proto__":{"x":1},"messageId":"m","text":"x"}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"messageId":"m1","text":"{{7*7}}{% include \\"/etc/passwd\\" %}"}',
  '{"messageId":"m2","text":"\\u0000\\ud800"}',
  '{"messageId":"m3","choiceId":"__proto__"}',
  '{"messageId":"m4","choiceId":"toString"}',
  '{"messageId":"m5","text":"&a [*a,*a]"}',
  '{"identity":{"merchant":{},"expires":"x","signature":[]}}',
  '{"messageId":"m6","happened":{"facts":["__proto__"],"screen":[""],"batch":"000000","count":1e99}}',
  `{"messageId":"m7","text":"${'满'.repeat(3000)}"}`,
  '['.repeat(20_000),
  '{"a":'.repeat(10_000),
  '\u0000\u0001\ufffd',
  'a=b&c[d]=e',
]
const types = [
  'application/json',
  'application/json; charset=utf-7',
  'text/plain',
  'image/jpeg',
  'multipart/form-data',
  'x',
  '',
]
const extras = [
  '',
  'Last-Event-ID: x',
  'Last-Event-ID: -5',
  'Content-Encoding: gzip',
  'Content-Encoding: nothing',
  'Transfer-Encoding: chunked',
  'Content-Length: 5',
  'Expect: 100-continue',
  'X-Request-Id: a b\u007f',
  'X-Forwarded-Host: evil.example',
  'Origin: null',
  'Origin: https://evil.example',
  'Range: bytes=0-,0-,0-',
  'Accept-Encoding: gzip;q=x',
  'If-None-Match: "',
  'Cookie: a=%',
]

/** Sends one malformed request, as `random` makes it, over a bare socket; gives the status line's number or 0. */
export async function sendMalformed(
  port: number,
  { conversationId, token }: Opened,
  random: () => number,
): Promise<number> {
  const one = <Value>(values: readonly Value[]): Value | undefined =>
    values[Math.floor(random() * values.length)]
  const body = one(bodies) ?? ''
  const path =
    (one(paths) ?? '').replace('ID', random() < 0.8 ? conversationId : '%00') +
    (random() < 0.5 ? one(tails) : '')
  const method = random() < 0.7 ? (one(['GET', 'POST']) ?? '') : one(methods)
  const address = Array.from({ length: 4 }, () => Math.floor(random() * 256)).join('.')
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${random() < 0.9 ? 'localhost' : 'evil.example\u0001'}`,
    `X-Forwarded-For: ${address}`,
    `Authorization: ${random() < 0.8 ? 'Bearer ' : 'Basic '}${random() < 0.8 ? token : '\u0001'}`,
    `Content-Type: ${one(types)}`,
    `Content-Length: ${Buffer.byteLength(body) + (random() < 0.05 ? 3 : 0)}`,
    'Connection: close',
    one(extras) ?? '',
  ].filter(line => line !== '')
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('latin1')
  socket.on('data', chunk => {
    answer += answer.length < 100 ? chunk : ''
    // A stream does not end by itself.
    socket.destroy()
  })
  socket.on('error', () => socket.destroy())
  // What waits for the rest of a body is left.
  socket.setTimeout(500, () => socket.destroy())
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  await once(socket, 'close')
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
}
