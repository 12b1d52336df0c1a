import type { WireEvent } from '../../bot/dialog/wire.ts'
import { backOff } from './back-off.ts'
import { type ChatState, startState } from './chat-state.ts'
import { createPause } from './clock.ts'
import { type Connection, type ConnectionEdges, connect } from './connection.ts'
import { type Answer, type Events, openConversation, postMessage } from './desk-client.ts'
import { forgetMessage, keepMessage, restoreOutbox } from './keep-outbox.ts'
import { type Act, carryOver, drop, mark, nextToSend, type PendingMessage, queue, settle } from './outbox.ts'
import { startSender } from './sender.ts'
import { forgetSession, keepSession, restoreSession, type Session } from './session.ts'
import type { Store } from './store.ts'
import { emptyTranscript, hasGap, lastSeq, receive } from './transcript.ts'

export interface ChatEdges extends ConnectionEdges {
  readonly store: Store
  /** A new unguessable id for a message. */
  newId(): string
}

/** One open conversation with the desk. */
export interface Chat {
  /** Takes in what the merchant did: saved first, shown at once, sent until the desk confirms it. */
  act(act: Act): void
  /** Takes a refused message out of the list. */
  discard(messageId: string): void
  /** The network or the page has come back, or the merchant asks to try again. */
  wake(): void
  /** The network has gone: find out at once instead of waiting for silence. */
  suspect(): void
  close(): void
}

const gone = { kind: 'gone' } as const

/** How long a missing event may be on its way by the stream before the chat asks for it. */
const gapMs = 1_000

/** Resumes the kept conversation or begins a new one, and keeps `onChange` informed until closed. */
export function openChat(edges: ChatEdges, onChange: (state: ChatState) => void): Chat {
  const { store, clock } = edges
  const pause = createPause(clock)
  let state = startState
  let session: Session | null = null
  let connection: Connection | null = null
  let closed = false
  let restored = false
  // What is done before an earlier page's messages are back goes behind them.
  const early: Act[] = []

  const update = (change: Partial<ChatState>): void => {
    state = { ...state, ...change }
    if (!closed) onChange(state)
  }

  const sender = startSender(clock, edges.random, {
    next: () => (session ? nextToSend(state.outbox) : undefined),
    post: send,
    onSending: ({ messageId }) => update({ outbox: mark(state.outbox, messageId, 'sending') }),
    onWaiting: ({ messageId }) => update({ outbox: mark(state.outbox, messageId, 'waiting') }),
    onAnswer(message, answer) {
      void forgetMessage(store, message.messageId)
      if (answer.kind === 'accepted') {
        state = { ...state, outbox: drop(state.outbox, message.messageId) }
        take(answer.body.events)
      } else {
        update({ outbox: mark(state.outbox, message.messageId, 'refused', answer.sentence) })
      }
    },
  })

  async function send(message: PendingMessage): Promise<Answer<Events>> {
    const used = session
    const answer = used ? await postMessage(edges, used, message) : gone
    if (used && answer.kind === 'gone') void renew(used)
    // The stream may have found out first and begun anew: what the old conversation answers counts no more.
    return session === used ? answer : gone
  }

  function take(events: readonly WireEvent[]): void {
    const transcript = receive(state.transcript, events)
    const outbox = settle(state.outbox, events)
    for (const message of state.outbox) {
      if (!outbox.includes(message)) void forgetMessage(store, message.messageId)
    }
    if (hasGap(transcript) && !hasGap(state.transcript)) {
      clock.after(gapMs, () => {
        if (hasGap(state.transcript)) connection?.restart()
      })
    }
    const first = state.phase === 'opening'
    update({
      transcript,
      outbox,
      phase: 'open',
      trouble: null,
      knownSeq: first ? lastSeq(transcript) : state.knownSeq,
    })
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
      onGone: () => void renew(opened),
    })
  }

  async function renew(lost: Session): Promise<void> {
    // Sender and stream may both find out; the first one acts.
    if (session !== lost) return
    session = null
    connection?.close()
    const outbox = carryOver(state.outbox)
    for (const message of state.outbox) {
      if (!outbox.includes(message)) void forgetMessage(store, message.messageId)
    }
    update({ phase: 'opening', transcript: emptyTranscript, outbox, renewed: true, knownSeq: 0 })
    const kept = restoreSession(await store.all())
    // Another tab may have begun anew already: the merchant has one conversation.
    if (kept && kept.conversationId !== lost.conversationId) return follow(kept)
    await forgetSession(store)
    await begin()
  }

  async function begin(): Promise<void> {
    for (let attempt = 0; !closed; attempt++) {
      const opened = await openConversation(edges)
      if (closed) return
      if (opened.kind === 'accepted') {
        const { conversationId, token, events } = opened.body
        await keepSession(store, { conversationId, token })
        take(events)
        follow({ conversationId, token })
        return
      }
      update({ link: 'offline', trouble: opened.kind === 'gone' ? '' : opened.sentence })
      const asked = opened.kind === 'later' ? opened.afterMs : 0
      await pause.wait(Math.max(asked, backOff(attempt, edges.random())))
    }
  }

  async function start(): Promise<void> {
    const kept = await store.all()
    if (closed) return
    update({ outbox: restoreOutbox(kept) })
    restored = true
    for (const act of early.splice(0)) add(act)
    const resumed = restoreSession(kept)
    if (resumed) follow(resumed)
    else await begin()
  }

  function add(act: Act): void {
    const outbox = queue(state.outbox, edges.newId(), act, clock.now())
    update({ outbox })
    const message = outbox[outbox.length - 1]
    if (message) void keepMessage(store, message).then(sender.kick)
  }

  void start()
  return {
    act: act => void (restored ? add(act) : early.push(act)),
    discard: messageId => update({ outbox: drop(state.outbox, messageId) }),
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
      pause.end()
    },
  }
}
