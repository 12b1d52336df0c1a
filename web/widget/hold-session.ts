import type { WireEvent } from '../../bot/dialog/wire.ts'
import { adoptSession } from './adopt-session.ts'
import { backOff } from './back-off.ts'
import { createPause } from './clock.ts'
import { type Connection, type ConnectionEdges, type ConnectionHooks, connect } from './connection.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import type { Tabs } from './tabs.ts'

export interface SessionEdges extends ConnectionEdges {
  readonly store: Store
  readonly tabs: Tabs
}

interface SessionHooks extends Omit<ConnectionHooks, 'onGone'> {
  /** The desk no longer knows the conversation; a new one is opened when this resolves. */
  onLost(): Promise<unknown>
  /**
   * No conversation can be opened now; `sentence` is the desk's reason and may be empty. Attempts continue.
   */
  onTrouble(sentence: string): void
}

/** The one conversation that this page follows. */
export interface HeldSession {
  /** Null while there is none. */
  current(): Session | null
  /** Follows the stored conversation, or opens one. */
  begin(kept: Session | null): Promise<void>
  /** Replaces this lost conversation by a new one; further calls for the same one do nothing. */
  renew(lost: Session): void
  wake(): void
  restart(): void
  expect(seq: number): void
  close(): void
}

/** Keeps the page in a conversation, and in a new one when the desk has lost it. */
export function holdSession(edges: SessionEdges, hooks: SessionHooks): HeldSession {
  const pause = createPause(edges.clock)
  let session: Session | null = null
  let connection: Connection | null = null
  let closed = false

  function follow(opened: Session, events: readonly WireEvent[] = []): void {
    session = opened
    connection?.close()
    if (events.length > 0) hooks.onEvents(events)
    connection = connect(edges, opened, { ...hooks, onGone: () => renew(opened) })
  }

  async function adopt(lost: Session | null): Promise<void> {
    for (let attempt = 0; !closed; attempt++) {
      const adopted = await edges.tabs.alone(() => adoptSession(edges, lost))
      if (closed) return
      if (adopted.kind === 'accepted') return follow(adopted.body.session, adopted.body.events)
      hooks.onTrouble(adopted.kind === 'gone' ? '' : adopted.sentence)
      const asked = adopted.kind === 'later' ? adopted.afterMs : 0
      await pause.wait(Math.max(asked, backOff(attempt, edges.random())))
    }
  }

  function renew(lost: Session): void {
    // Both sender and stream may find out; only the first report counts.
    if (session !== lost) return
    session = null
    connection?.close()
    void hooks.onLost().then(() => adopt(lost))
  }

  return {
    current: () => session,
    async begin(kept) {
      if (kept) follow(kept)
      else await adopt(null)
    },
    renew,
    wake() {
      pause.end()
      connection?.wake()
    },
    restart: () => connection?.restart(),
    expect: seq => connection?.expect(seq),
    close() {
      closed = true
      connection?.close()
      pause.end()
    },
  }
}
