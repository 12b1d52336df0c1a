import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDesk } from '../faults/desk-process.ts'
import type { TroubledDesk } from './troubled-desk.ts'

/** The real desk in a process of its own, killed without warning, behind a proxy that loses and holds back. */
export async function openRealTrouble(): Promise<TroubledDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'posdesk-soak-'))
  const environment = { DATA_DIR: folder, LOG_LEVEL: 'silent' }
  let desk = await startDesk(environment)
  const losses: ('request' | 'answer')[] = []
  const streams = new Set<ServerResponse>()
  const frozen = new Set<ServerResponse>()
  let posts = 0

  function relay(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const path = incoming.url ?? '/'
    const isMessage = incoming.method === 'POST' && path.endsWith('/messages')
    if (isMessage) posts++
    const loss = isMessage ? losses.shift() : undefined
    if (loss === 'request') return void outgoing.destroy()
    const { method, headers } = incoming
    const onward = request({ port: desk.port, host: '127.0.0.1', path, method, headers }, answer => {
      if (loss === 'answer') {
        outgoing.destroy()
        answer.resume()
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      if (/\/stream(\?|$)/.test(path)) {
        streams.add(outgoing)
        // Else the head waits for the first piece.
        outgoing.flushHeaders()
      }
      answer.on('data', piece => frozen.has(outgoing) || outgoing.write(piece))
      answer.on('end', () => frozen.has(outgoing) || outgoing.end())
      answer.on('error', () => outgoing.destroy())
    })
    // The killed desk refuses connections: the browser sees a broken line.
    onward.on('error', () => frozen.has(outgoing) || outgoing.destroy())
    outgoing.on('close', () => {
      streams.delete(outgoing)
      frozen.delete(outgoing)
      // What was posted goes on without who posted it.
      if (incoming.method !== 'POST') onward.destroy()
    })
    incoming.pipe(onward)
  }

  const proxy = createServer(relay)
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const bound = proxy.address()
  const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`

  return {
    address,
    loseNext: what => void losses.push(what),
    cutStreams() {
      for (const stream of streams) stream.destroy()
    },
    freezeStreams() {
      for (const stream of streams) frozen.add(stream)
    },
    kill: () => desk.end('SIGKILL'),
    async startAgain() {
      desk = await startDesk(environment)
    },
    async log({ conversationId, token }) {
      const answer = await fetch(
        `http://127.0.0.1:${desk.port}/api/conversations/${conversationId}/events?after=0`,
        { headers: { authorization: `Bearer ${token}` } },
      )
      if (!answer.ok) throw new Error(`The desk answers ${answer.status} for its own conversation.`)
      return (await answer.json()).events
    },
    posts: () => posts,
    async close() {
      proxy.closeAllConnections()
      proxy.close()
      await desk.end('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
