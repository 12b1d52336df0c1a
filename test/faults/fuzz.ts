import { fileURLToPath } from 'node:url'
import { randomFrom } from '../../bot/proof/random.ts'
import { openConversation, openTestServer, post } from '../web/open-test-server.ts'
import { sendMalformed } from './send-malformed.ts'

interface Fuzzed {
  /** How often each status was answered; 0 stands for none. */
  readonly statuses: Readonly<Record<string, number>>
  /** Whether a conversation of before the run is whole and goes on after it. */
  readonly healthy: boolean
  /** Megabytes in use after the first tenth and at the end. */
  readonly heap: readonly [early: number, late: number]
}

const clientsAtOnce = 8
/** The desk counts by conversation: a new one before the limit. */
const messagesPerConversation = 200

/** Sends so many malformed requests to a desk of its own. */
export async function fuzz(requests: number, seed: number): Promise<Fuzzed> {
  const random = randomFrom(seed)
  const server = await openTestServer()
  const port = Number(new URL(server.address).port)
  const witness = await openConversation(server.address)
  const heapNow = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed / 1024 / 1024
  }
  let early = 0
  let conversation = witness
  const statuses: Record<string, number> = {}
  for (let sent = 0; sent < requests; sent += clientsAtOnce) {
    if (sent % messagesPerConversation === 0) conversation = await openConversation(server.address)
    const some = Array.from({ length: clientsAtOnce }, () =>
      sendMalformed(port, conversation, () => random.below(1_000_000) / 1_000_000),
    )
    for (const status of await Promise.all(some)) statuses[status] = (statuses[status] ?? 0) + 1
    if (early === 0 && sent >= requests / 10) early = heapNow()
  }
  const heap = [early, heapNow()] as const
  const answer = await post(server.address, witness, 'messages', { messageId: 'after', text: '储存满' })
  const healthy = answer.ok && (await answer.json()).events[0].seq === witness.events.length + 1
  await server.close()
  return { statuses, healthy, heap }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { statuses, healthy, heap } = await fuzz(Number(process.argv[2] ?? 100_000), Date.now())
  process.stdout.write(`${JSON.stringify({ statuses, healthy, heap })}\n`)
  if (!healthy || Object.keys(statuses).some(status => status.startsWith('5'))) process.exitCode = 1
}
