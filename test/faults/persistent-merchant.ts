import { setTimeout as delay } from 'node:timers/promises'
import type { WireEvent } from '../../bot/dialog/wire.ts'

/** A message that the desk said it has, with the events it answered. */
interface Acknowledged {
  readonly messageId: string
  readonly seqs: readonly number[]
}

/** A merchant who sends each message until the desk acknowledges it, as the widget does. */
export interface Merchant {
  readonly conversationId: string
  readonly acknowledged: readonly Acknowledged[]
  /** How often a request failed or was refused for the moment, and was sent again. */
  readonly repeats: number
  /** Answers that no client should ever get: neither an acknowledgement nor a "later". */
  readonly surprises: readonly string[]
}

const sayings = ['储存满', '怎么结算', '结算是什么意思', '退出', '交易失败了', '没有纸了', '换一种说法']

/** Runs until `stopped` says so, for two messages at least; `address` is asked anew for each request. */
export async function runMerchant(
  address: () => string,
  pause: () => number,
  stopped: () => boolean,
  onAcknowledged: () => void = () => {},
): Promise<Merchant> {
  const acknowledged: Acknowledged[] = []
  const surprises: string[] = []
  let repeats = 0

  /** Sends until there is an answer that settles it. */
  const insist = async <Answer>(path: string, token: string | null, body: object): Promise<Answer> => {
    for (;;) {
      try {
        const response = await fetch(address() + path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(20_000),
        })
        if (response.ok) return await response.json()
        const text = await response.text()
        if (![429, 502, 503].includes(response.status))
          surprises.push(`${response.status} ${text.slice(0, 200)}`)
      } catch {
        // The connection broke, or the answer did: whether the desk has the message is not known.
      }
      repeats += 1
      await delay(30 + pause())
    }
  }

  const { conversationId, token } = await insist<{ conversationId: string; token: string }>(
    '/api/conversations',
    null,
    {},
  )
  for (let count = 1; count <= 2 || !stopped(); count += 1) {
    const messageId = `m${count}`
    const text = sayings[count % sayings.length] ?? ''
    const path = `/api/conversations/${conversationId}/messages`
    const { events } = await insist<{ events: WireEvent[] }>(path, token, { messageId, text })
    acknowledged.push({ messageId, seqs: events.map(({ seq }) => seq) })
    onAcknowledged()
    await delay(pause())
  }
  return { conversationId, acknowledged, repeats, surprises }
}
