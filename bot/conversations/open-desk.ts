import type { Content } from '../content/content.ts'
import type { Model } from '../understanding/understand.ts'
import type { Channel, Deliver, Handle } from './botkit-channel.ts'
import { openContentLibrary } from './content-library.ts'
import { joinHints, openDatabase } from './database.ts'
import { foldedConversations } from './folded-conversations.ts'
import { type Desk, handleMessage, resumeSilences, startConversation } from './handle-message.ts'
import { type Handoff, openHandoff } from './handoff.ts'
import { createLive, type Live } from './live.ts'
import { createQuietWatch, realTimers, type Timers } from './quiet-watch.ts'
import { watchRetention } from './retention/watch-retention.ts'
import type { Db } from './tables.ts'
import { createTurnQueue } from './turn-queue.ts'
import { createWake, queueChanged, type Wake } from './wake.ts'
import { watchHeads } from './watch-heads.ts'

/** A desk in operation, for opening channels, reading the log and listening for new events. */
export interface OpenDesk {
  readonly db: Db
  readonly wake: Wake
  /** What messages are understood with; built on first use. */
  model(): Model
  readonly handoff: Handoff
  readonly live: Live
  openChannel(channelId: string, deliver?: Deliver): Channel
  /** Resolves when the timers of earlier conversations run again; messages need not wait for it. */
  readonly resumed: Promise<void>
  close(): Promise<void>
}

export interface DeskParts {
  readonly content: Content
  /** Built on first use. */
  model(): Model
  /** Folder of the SQLite database. */
  readonly folder: string
  /** PostgreSQL to use instead, which any number of desks may share. */
  readonly databaseUrl?: string | undefined
  /** Milliseconds since 1970. */
  now(): number
  /** Called when something fails for which no request is waiting. */
  onTrouble(error: unknown): void
  readonly timers?: Timers
}

/** Conversations that began earlier have been closed for silence, or a person has them. */
const resumeWithinMs = 24 * 60 * 60_000

/** Opens the desk: database, content versions, and the controller that all channels share. */
export async function openDesk(parts: DeskParts): Promise<OpenDesk> {
  const { content, model, folder, databaseUrl, now, onTrouble, timers = realTimers } = parts
  const db = await openDatabase(folder, databaseUrl)
  const library = await openContentLibrary(db, content.dialog, new Date(now()).toISOString())
  const hints = joinHints(databaseUrl, {
    heard: id => wake.hear(id),
    reconnected: () => [...wake.listened()].forEach(id => void wake.hear(id)),
  })
  const wake = createWake(hints)
  const stopLooking = watchHeads(db, wake, timers, onTrouble)
  const quiet = createQuietWatch(timers, conversationId => {
    clock.receive({ conversationId, incoming: { kind: 'tick' } }).catch(onTrouble)
  })
  let closed = false
  const desk: Desk = {
    db,
    library,
    rules: content.queue,
    model,
    queue: createTurnQueue(),
    folded: foldedConversations(db),
    quiet,
    wake,
    now,
  }
  const handle: Handle = arrival =>
    'tokenHash' in arrival
      ? startConversation(desk, arrival.conversationId, arrival.tokenHash)
      : handleMessage(desk, arrival.conversationId, arrival.incoming)
  const open = controllerOnFirstUse(handle)
  const openChannel: OpenDesk['openChannel'] = (channelId, deliver = () => {}) => open(channelId, deliver)
  // What the bot says because time has passed goes through the controller like any other reply.
  const clock = openChannel('clock')
  const handoff = openHandoff({ db, channel: clock, wake, timers, now, onTrouble })
  const stopErasing = watchRetention({
    ...{ db, timers, now, onTrouble },
    days: content.retention.days,
    eraser: { slots: content.dialog.slots, erased: content.retention.erased },
    onErased: desk.folded.forget,
  })
  const live = createLive(() => wake.notify(queueChanged))
  const resumed = resumeSilences(desk, now() - resumeWithinMs, () => closed)
  resumed.catch(onTrouble)
  return {
    db,
    wake,
    model,
    handoff,
    live,
    openChannel,
    resumed,
    async close() {
      closed = true
      await resumed.catch(() => {})
      quiet.stop()
      await handoff.stop()
      await stopErasing()
      stopLooking()
      await hints?.close()
      await db.destroy()
    },
  }
}

/**
 * Botkit is the largest thing that a desk loads, so it waits for the first conversation; pages do not need
 * it.
 */
function controllerOnFirstUse(handle: Handle): (channelId: string, deliver: Deliver) => Channel {
  const load = once(async () => (await import('./botkit-channel.ts')).openController(handle))
  return (channelId, deliver) => {
    const open = once(async () => (await load())(channelId, deliver))
    return { receive: async arrival => (await open()).receive(arrival) }
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}
