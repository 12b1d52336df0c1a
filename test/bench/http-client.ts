import { Agent, type IncomingMessage, request } from 'node:http'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { quantile } from './timings.ts'

/** What the bench asks of this process, which plays all merchants so that the desk has a core to itself. */
export interface Load {
  readonly port: number
  readonly connected: number
  /** Messages a second over all merchants; 0 sends as fast as answers come, 64 at a time. */
  readonly rate: number
  readonly seconds: number
}

export interface Measured {
  readonly perSecond: number
  readonly failed: number
  /** Milliseconds from sending a message to its reply on the merchant's stream. */
  readonly p50: number
  readonly p99: number
  /** Seconds that this process has worked meanwhile: on two cores it takes from the desk's. */
  readonly worked: number
}

interface Merchant {
  readonly path: string
  readonly token: string
  readonly localAddress: string
  sent: number
  busy: boolean
}

const agents = new Map<string, Agent>()
/** The desk counts by address: the merchants come from many, as in life. */
const agentOf = (localAddress: string): Agent => {
  const known = agents.get(localAddress) ?? new Agent({ keepAlive: true, maxSockets: 4, localAddress })
  agents.set(localAddress, known)
  return known
}

const { port, connected, rate, seconds }: Load = JSON.parse(process.argv[2] ?? '')
const waiting = new Map<string, number>()
const times: number[] = []
let failed = 0

const addressOf = (index: number): string => `127.0.${1 + Math.floor(index / 20_000)}.${1 + (index % 100)}`

function post(path: string, token: string | null, localAddress: string, body: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        agent: agentOf(localAddress),
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
      },
      incoming => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', chunk => {
          text += chunk
        })
        incoming.on('end', () =>
          incoming.statusCode && incoming.statusCode < 300
            ? resolve(text)
            : reject(new Error(`${incoming.statusCode} ${text}`)),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify(body))
  })
}

async function connect(index: number): Promise<Merchant> {
  const localAddress = addressOf(index)
  const opened = await post('/api/conversations', null, localAddress, {})
  const { conversationId, token }: { conversationId: string; token: string } = JSON.parse(opened)
  const path = `/api/conversations/${conversationId}`
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    request(
      {
        port,
        host: '127.0.0.1',
        localAddress,
        agent: false,
        path: `${path}/stream`,
        headers: { authorization: `Bearer ${token}` },
      },
      resolve,
    )
      .on('error', reject)
      .end()
  })
  incoming.setEncoding('utf8')
  let heard: string | null = null
  incoming.on('data', (chunk: string) => {
    for (const line of chunk.split('\n')) {
      if (!line.startsWith('data: {')) continue
      const event: WireEvent = JSON.parse(line.slice(6))
      if (event.messageId) heard = `${path}/${event.messageId}`
      const began = heard === null || event.from !== 'bot' ? undefined : waiting.get(heard)
      if (heard === null || began === undefined) continue
      times.push(performance.now() - began)
      waiting.delete(heard)
    }
  })
  return { path, token, localAddress, sent: 0, busy: false }
}

const words = ['储存满', '结算是什么意思', '换一种说法', '怎么结算']

async function send(merchant: Merchant): Promise<void> {
  merchant.sent += 1
  merchant.busy = true
  const messageId = `m${merchant.sent}`
  waiting.set(`${merchant.path}/${messageId}`, performance.now())
  try {
    const text = words[merchant.sent % words.length] ?? ''
    await post(`${merchant.path}/messages`, merchant.token, merchant.localAddress, { messageId, text })
  } catch {
    failed += 1
  }
  merchant.busy = false
}

const merchants: Merchant[] = []
for (let index = 0; index < connected; index += 50) {
  const some = Array.from({ length: Math.min(50, connected - index) }, (_, at) => connect(index + at))
  merchants.push(...(await Promise.all(some)))
}
process.send?.('connected')

const [began, workedBefore] = [performance.now(), process.cpuUsage()]
const passed = () => performance.now() - began
let answered = 0
let next = 0
const sendNext = async () => {
  const merchant = merchants[next++ % merchants.length]
  if (!merchant || merchant.busy) return
  await send(merchant)
  answered += 1
}
if (rate === 0) {
  const lane = async () => {
    while (passed() < seconds * 1000) await sendNext()
  }
  await Promise.all(Array.from({ length: Math.min(64, connected) }, lane))
} else {
  const going: Promise<void>[] = []
  for (let sent = 0; passed() < seconds * 1000; ) {
    for (; sent < (passed() * rate) / 1000; sent += 1) going.push(sendNext())
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  await Promise.all(going)
}
const worked = process.cpuUsage(workedBefore)
const measured: Measured = {
  perSecond: (answered * 1000) / passed(),
  failed,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  worked: (worked.user + worked.system) / 1e6,
}
process.send?.(measured, () => process.exit(0))
