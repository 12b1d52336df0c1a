import { isNews } from '../dialog/act-for-agent.ts'
import type { AgentInput } from '../dialog/agent-input.ts'
import type { Agent } from '../dialog/owner.ts'
import type { Channel } from './botkit-channel.ts'
import type { Handled } from './handle-message.ts'
import { expiredLeases, leaseMs, leaveGraceMs, renewLeases, shortenLeases } from './leases.ts'
import { type Duty, leavePresence, notePresence, readPresence } from './presence.ts'
import { orderOfQueue } from './queue.ts'
import type { Timers } from './quiet-watch.ts'
import type { Db } from './tables.ts'
import { queueChanged, type Wake } from './wake.ts'

/** How often expired agents and places in the queue are checked, in milliseconds. */
const sweepEveryMs = 10_000

/** How long after a change of the queue merchants are told: one check serves many changes. */
const settleMs = 300

/** Messages about places sent in one sweep at most; the other merchants are told in the next one. */
const maxToldPerSweep = 40

/** An agent's act as sent by the browser: the message id is unique among this agent's. */
export type AgentAct = Exclude<AgentInput, { kind: 'place' | 'lease-expired' }>

/** The people at the desk: their acts and their presence. */
export interface Handoff {
  /** Handles an agent's act in the same way as a merchant's message. */
  act(conversationId: string, act: AgentAct): Promise<Handled>
  /** The agent's browser is alive: renews leases and presence. */
  heartbeat(agent: Agent, duty?: Duty): Promise<void>
  /**
   * The agent closed a window: presence and leases end after a grace period, unless another window is alive.
   */
  leave(agent: Agent): Promise<void>
  /** Returns expired conversations to the queue and tells waiting merchants their place. */
  sweep(): Promise<void>
  stop(): Promise<void>
}

interface HandoffParts {
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
    // No id that a merchant's client may choose contains a colon.
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
      if (words === maxToldPerSweep || stopped) return
      const place = index + 1
      const last = told.get(conversationId)
      if (last && last.attended === attended && !isNews(last.place, place)) continue
      // Two desks that send the same news at the same moment record it once.
      const messageId = `place:${place}:${attended}:${now()}`
      const incoming = { kind: 'place', messageId, place, attended } as const
      await channel.receive({ conversationId, incoming })
      // Counted even when there was no news: each check reads a log, and agents wait meanwhile.
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
    cancel = timers.after(sweepEveryMs, async () => {
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
  const stopListening = wake.listen(queueChanged, () => {
    if (telling || stopped) return
    telling = true
    timers.after(settleMs, () => {
      telling = false
      sweep().catch(onTrouble)
    })
  })

  return {
    act,
    sweep,
    async heartbeat(agent, duty) {
      await notePresence(db, agent, now(), duty)
      await renewLeases(db, agent.id, now() + leaseMs)
      if (duty) wake.notify(queueChanged)
    },
    async leave(agent) {
      await leavePresence(db, agent.id, now())
      await shortenLeases(db, agent.id, now() + leaveGraceMs)
    },
    async stop() {
      stopped = true
      cancel()
      stopListening()
      await sweeping
    },
  }
}
