import type { WireEvent } from '../../bot/dialog/wire.ts'
import { adoptSession } from './adopt-session.ts'
import { backOff } from './back-off.ts'
import { type ChatState, startState } from './chat-state.ts'
import { createPause } from './clock.ts'
import { type Connection, type ConnectionEdges, connect } from './connection.ts'
import { type Answer, type Events, fetchPhoto, postMessage } from './desk-client.ts'
import { fetchScreen } from './fetch-screen.ts'
import { forgetMessage, isKept, keepMessage, restoreOutbox } from './keep-outbox.ts'
import {
  type Act,
  add,
  carryOver,
  drop,
  mark,
  newMessage,
  nextToSend,
  type Outbox,
  type PendingMessage,
  queue,
  settle,
} from './outbox.ts'
import { startSender } from './sender.ts'
import { restoreSession, type Session } from './session.ts'
import type { DrawnScreen } from './step-picture.ts'
import type { Store } from './store.ts'
import type { TabNews, Tabs } from './tabs.ts'
import { emptyTranscript, hasGap, lastSeq, receive } from './transcript.ts'

export interface ChatEdges extends ConnectionEdges {
  readonly store: Store
  readonly tabs: Tabs
  /** A new unguessable id for a message. */
  newId(): string
}

/** One open conversation with the desk. */
export interface Chat {
  /** Takes in what the merchant did: saved first, shown at once, sent until the desk confirms it. */
  act(act: Act): void
  /** A photo of this conversation as a data address; null when it cannot be had now. */
  photo(path: string): Promise<string | null>
  /** The drawing of a terminal's screen; null when it cannot be had now. */
  screen(path: string): Promise<DrawnScreen | null>
  /** Takes a refused message out of the list. */
  discard(messageId: string): void
  /** The network or the page has come back, or the merchant asks to try again. */
  wake(): void
  /** The network has gone: find out at once instead of waiting for silence. */
  suspect(): void
  close(): void
}

const gone = { kind: 'gone', status: 401 } as const

/** How long a missing event may be on its way by the stream before the chat asks for it. */
const gapMs = 1_000

/** Resumes the kept conversation or begins a new one, and keeps `onChange` informed until closed. */
export function openChat(edges: ChatEdges, onChange: (state: ChatState) => void): Chat {
  const { store, clock, tabs } = edges
  const pause = createPause(clock)
  let state = startState
  let session: Session | null = null
  let connection: Connection | null = null
  let closed = false
  let restored = false
  // What is done before an earlier page's messages are back goes behind them.
  const early: Act[] = []
  /** Messages that only this page holds: not stored yet, or the storage had no room. */
  const unkept = new Set<string>()

  const update = (change: Partial<ChatState>): void => {
    state = { ...state, ...change }
    if (!closed) onChange(state)
  }

  /** Replaces the outbox; what has left it is forgotten. */
  const replace = (outbox: Outbox, change: Partial<ChatState> = {}): Promise<unknown> => {
    const left = state.outbox.filter(({ messageId }) => !outbox.some(kept => kept.messageId === messageId))
    update({ ...change, outbox })
    return Promise.all(left.map(({ messageId }) => forgetMessage(store, messageId)))
  }

  const sender = startSender(clock, edges.random, {
    next: () => (session ? nextToSend(state.outbox) : undefined),
    alone: tabs.alone,
    async isOpen({ messageId }) {
      if (unkept.has(messageId) || (await isKept(store, messageId))) return true
      update({ outbox: drop(state.outbox, messageId) })
      return false
    },
    post: send,
    onSending: ({ messageId }) => update({ outbox: mark(state.outbox, messageId, 'sending') }),
    onWaiting: ({ messageId }) => update({ outbox: mark(state.outbox, messageId, 'waiting') }),
    async onAnswer({ messageId }, answer) {
      const forgotten = forgetMessage(store, messageId)
      if (answer.kind === 'accepted') {
        const { events } = answer.body
        state = { ...state, outbox: drop(state.outbox, messageId) }
        take(events)
        connection?.expect(Math.max(0, ...events.map(({ seq }) => seq)))
        if (session) tabs.tell({ kind: 'recorded', conversationId: session.conversationId, events })
      } else {
        update({ outbox: mark(state.outbox, messageId, 'refused', answer.sentence) })
        tabs.tell({ kind: 'refused', messageId, reason: answer.sentence })
      }
      await forgotten
    },
  })

  async function send(message: PendingMessage): Promise<Answer<Events>> {
    const used = session
    const answer = used ? await postMessage(edges, used, message) : gone
    if (used && answer.kind === 'gone') renew(used)
    // The stream may have found out first and begun anew: what the old conversation answers counts no more.
    return session === used ? answer : gone
  }

  function take(events: readonly WireEvent[]): void {
    const transcript = receive(state.transcript, events)
    if (hasGap(transcript) && !hasGap(state.transcript)) {
      clock.after(gapMs, () => {
        if (hasGap(state.transcript)) connection?.restart()
      })
    }
    const knownSeq = state.phase === 'opening' ? lastSeq(transcript) : state.knownSeq
    void replace(settle(state.outbox, events), { transcript, phase: 'open', trouble: null, knownSeq })
  }

  function hear(news: TabNews): void {
    switch (news.kind) {
      case 'queued':
        update({ outbox: add(state.outbox, news.message) })
        sender.kick()
        break
      case 'refused':
        update({ outbox: mark(state.outbox, news.messageId, 'refused', news.reason) })
        break
      case 'dropped':
        update({ outbox: drop(state.outbox, news.messageId) })
        break
      case 'recorded':
        if (session?.conversationId === news.conversationId && state.phase === 'open') take(news.events)
    }
  }

  function follow(opened: Session): void {
    session = opened
    connection?.close()
    connection = connect(edges, opened, {
      after: () => lastSeq(state.transcript),
      onEvents: take,
      onLink: link => {
        update({ link })
        if (link === 'connected') sender.kick()
      },
      onGone: () => renew(opened),
    })
  }

  function renew(lost: Session): void {
    // Sender and stream may both find out; the first one acts.
    if (session !== lost) return
    session = null
    connection?.close()
    const change = { phase: 'opening', transcript: emptyTranscript, renewed: true, knownSeq: 0 } as const
    void replace(carryOver(state.outbox), change).then(() => begin(lost))
  }

  async function begin(lost: Session | null): Promise<void> {
    for (let attempt = 0; !closed; attempt++) {
      const adopted = await tabs.alone(() => adoptSession(edges, lost))
      if (closed) return
      if (adopted.kind === 'accepted') {
        const { begun, events, session } = adopted.body
        if (begun) take(events)
        return follow(session)
      }
      update({ link: 'offline', trouble: adopted.kind === 'gone' ? '' : adopted.sentence })
      const asked = adopted.kind === 'later' ? adopted.afterMs : 0
      await pause.wait(Math.max(asked, backOff(attempt, edges.random())))
    }
  }

  async function start(): Promise<void> {
    const kept = await store.all()
    if (closed) return
    update({ outbox: restoreOutbox(kept) })
    restored = true
    tabs.listen(hear)
    for (const act of early.splice(0)) void enqueue(act)
    const resumed = restoreSession(kept)
    if (resumed) follow(resumed)
    else await begin(null)
  }

  async function enqueue(act: Act): Promise<void> {
    const message: PendingMessage = newMessage(state.outbox, edges.newId(), act, clock.now())
    unkept.add(message.messageId)
    void replace(queue(state.outbox, message))
    if (await keepMessage(store, message)) unkept.delete(message.messageId)
    tabs.tell({ kind: 'queued', message })
    sender.kick()
  }

  void start()
  return {
    act: act => void (restored ? enqueue(act) : early.push(act)),
    photo: async path => (session ? fetchPhoto(edges, session, path) : null),
    screen: path => fetchScreen(edges, path),
    discard(messageId) {
      void replace(drop(state.outbox, messageId))
      tabs.tell({ kind: 'dropped', messageId })
    },
    wake() {
      pause.end()
      connection?.wake()
      sender.kick()
    },
    suspect: () => connection?.restart(),
    close() {
      closed = true
      connection?.close()
      sender.close()
      tabs.close()
      pause.end()
    },
  }
}
