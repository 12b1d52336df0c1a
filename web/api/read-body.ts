import type { IncomingMessage } from 'node:http'
import type { ProblemSlug } from '../../bot/content/problem-texts.ts'
import { limits } from '../limits.ts'

/** The body, or the problem with it. */
type Read<Body> = { readonly body: Body } | { readonly problem: ProblemSlug }

/** Reads a body of at most `most` bytes; anything beyond is dropped as it arrives. */
export function readBody(request: IncomingMessage, most: number): Promise<Read<Buffer>> {
  // A compressed body could expand to any size.
  if (request.headers['content-encoding'] !== undefined) {
    return Promise.resolve({ problem: 'invalid-request' })
  }
  return new Promise(resolve => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) return void chunks.push(chunk)
      chunks = []
      resolve({ problem: 'body-too-large' })
    })
    request.on('end', () => resolve({ body: Buffer.concat(chunks) }))
    // The client has gone away, so nobody reads this answer.
    request.on('close', () => resolve({ problem: 'invalid-request' }))
  })
}

/** Reads a JSON body; undefined where there is none, or where it has another content type. */
export async function readJson(request: IncomingMessage): Promise<Read<unknown>> {
  const read = await readBody(request, limits.body)
  if ('problem' in read) return read
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '')
  if (!isJson || read.body.length === 0) return { body: undefined }
  try {
    return { body: JSON.parse(read.body.toString('utf8')) }
  } catch {
    return { problem: 'malformed-json' }
  }
}
