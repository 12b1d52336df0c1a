import { isNews } from '../dialog/act-for-agent.ts'
import type { AgentInput } from '../dialog/agent-input.ts'
import type { Agent } from '../dialog/owner.ts'
import type { Channel } from './botkit-channel.ts'
import type { Handled } from './handle-message.ts'
import { expiredLeases, LEASE, LEAVE_GRACE, renewLeases, shortenLeases } from './leases.ts'
import { type Duty, leavePresence, notePresence, readPresence } from './presence.ts'
import { orderOfQueue } from './queue.ts'
import type { Timers } from './quiet-watch.ts'
import type { Db } from './tables.ts'
import { QUEUE_CHANGED, type Wake } from './wake.ts'

/** How often dead screens and places in the queue are looked at, in milliseconds. */
export const SWEEP = 10_000

/** So long after a change of the queue merchants hear of it: one look serves many changes. */
const SETTLE = 300

/** Words about places that one sweep sends at most: the others hear in the next one. */
const TOLD_PER_SWEEP = 40

/** An agent's act as it comes from a screen: the id of the message is unique among this agent's. */
export type AgentAct = Exclude<AgentInput, { kind: 'place' | 'lease-expired' }>

/** The people at the desk: what they do, and that they are there. */
export interface Handoff {
  /** Takes an agent's act through the same way as a merchant's message. */
  act(conversationId: string, act: AgentAct): Promise<Handled>
  /** The agent's screen is alive: renews leases and presence. */
  heartbeat(agent: Agent, duty?: Duty): Promise<void>
  /** A screen of the agent was closed: presence and leases end after a grace, unless another screen beats. */
  leave(agent: Agent): Promise<void>
  /** Returns expired conversations to the queue and tells merchants their place. */
  sweep(): Promise<void>
  stop(): Promise<void>
}

export interface HandoffParts {
  readonly db: Db
  readonly channel: Channel
  readonly wake: Wake
  readonly timers: Timers
  /** Milliseconds since 1970. */
  now(): number
  onTrouble(error: unknown): void
}

export function openHandoff({ db, channel, wake, timers, now, onTrouble }: HandoffParts): Handoff {
  const told = new Map<string, { readonly place: number; readonly attended: boolean }>()
  let sweeping: Promise<void> = Promise.resolve()
  let cancel = () => {}
  let stopped = false

  const act: Handoff['act'] = (conversationId, given) => {
    // A colon is in no id that a merchant's client may choose.
    const messageId = `${given.agent.id}:${given.messageId}`
    return channel.receive({ conversationId, incoming: { ...given, messageId } })
  }

  const expire = async () => {
    for (const { conversation_id: conversationId, agent, version } of await expiredLeases(db, now())) {
      if (agent === null) continue
      const incoming = { kind: 'lease-expired', messageId: `lease:${version}`, agent } as const
      await channel.receive({ conversationId, incoming })
    }
  }

  const tellPlaces = async () => {
    const order = await orderOfQueue(db)
    const attended = (await readPresence(db, now())).some(({ state }) => state === 'on-duty')
    const waiting = new Set(order)
    for (const id of told.keys()) if (!waiting.has(id)) told.delete(id)
    let words = 0
    for (const [index, conversationId] of order.entries()) {
      if (words === TOLD_PER_SWEEP || stopped) return
      const place = index + 1
      const last = told.get(conversationId)
      if (last && last.attended === attended && !isNews(last.place, place)) continue
      // Two desks that tell the same at the same moment tell it once.
      const messageId = `place:${place}:${attended}:${now()}`
      const incoming = { kind: 'place', messageId, place, attended } as const
      await channel.receive({ conversationId, incoming })
      // Counted also when it was no news: each look reads a log, and agents wait meanwhile.
      words += 1
      told.set(conversationId, { place, attended })
    }
  }

  const sweep = () => {
    const own = sweeping.then(async () => {
      if (stopped) return
      await expire()
      await tellPlaces()
    })
    sweeping = own.catch(() => {})
    return own
  }
  const sweepLater = () => {
    cancel = timers.after(SWEEP, async () => {
      try {
        await sweep()
      } catch (error) {
        if (!stopped) onTrouble(error)
      }
      if (!stopped) sweepLater()
    })
  }
  sweepLater()
  let telling = false
  const stopListening = wake.listen(QUEUE_CHANGED, () => {
    if (telling || stopped) return
    telling = true
    timers.after(SETTLE, () => {
      telling = false
      sweep().catch(onTrouble)
    })
  })

  return {
    act,
    sweep,
    async heartbeat(agent, duty) {
      await notePresence(db, agent, now(), duty)
      await renewLeases(db, agent.id, now() + LEASE)
      if (duty) wake.notify(QUEUE_CHANGED)
    },
    async leave(agent) {
      await leavePresence(db, agent.id, now())
      await shortenLeases(db, agent.id, now() + LEAVE_GRACE)
    },
    async stop() {
      stopped = true
      cancel()
      stopListening()
      await sweeping
    },
  }
}
