import type { WireEvent } from '../../bot/dialog/wire.ts'
import { type ChatState, startState } from './chat-state.ts'
import { fetchPhoto, postTyping } from './desk-client.ts'
import { fetchScreen } from './fetch-screen.ts'
import { holdSession, type SessionEdges } from './hold-session.ts'
import { forgetMessage, keepMessage, restoreOutbox } from './keep-outbox.ts'
import {
  type Act,
  add,
  carryOver,
  drop,
  mark,
  newMessage,
  type Outbox,
  type PendingMessage,
  queue,
  settle,
} from './outbox.ts'
import { ownerOf } from './owner.ts'
import { sendOutbox } from './send-outbox.ts'
import { restoreSession, type Session } from './session.ts'
import type { DrawnScreen } from './step-picture.ts'
import type { TabNews } from './tabs.ts'
import { tellTyping } from './tell-typing.ts'
import { emptyTranscript, hasGap, lastSeq, receive } from './transcript.ts'
import { watchTypist } from './watch-typist.ts'

export interface ChatEdges extends SessionEdges {
  /** A new unguessable id for a message. */
  newId(): string
}

/** One open conversation with the desk. */
export interface Chat {
  /** Accepts what the merchant did: it is saved first, shown at once, and sent until the desk confirms it. */
  act(act: Act): void
  /** Reports a change of the draft: a person at the desk may see that the merchant is typing. */
  write(draft: string): void
  /** Loads a photo of this conversation as a data URL; null when it is not available now. */
  photo(path: string): Promise<string | null>
  /** The open conversation; null while there is none. */
  session(): Session | null
  /** Loads the drawing of a terminal's screen; null when it is not available now. */
  screen(path: string): Promise<DrawnScreen | null>
  /** Removes a refused message from the list. */
  discard(messageId: string): void
  /** Tries again at once: the network or the page has come back, or the merchant asks for it. */
  wake(): void
  /** The network has gone: checks the connection at once instead of waiting for the stream to fall silent. */
  suspect(): void
  close(): void
}

/** How long the stream has to bring a missing event before the chat asks for it. */
const gapMs = 1_000

/** Resumes the stored conversation or opens a new one, and keeps `onChange` informed until closed. */
export function openChat(edges: ChatEdges, onChange: (state: ChatState) => void): Chat {
  const { store, clock, tabs } = edges
  let state = startState
  let closed = false
  let restored = false
  // What is done before an earlier page's messages are restored is queued after them.
  const early: Act[] = []
  /** Messages that only this page holds: not stored yet, or refused for lack of room. */
  const unkept = new Set<string>()

  const update = (change: Partial<ChatState>): void => {
    state = { ...state, ...change }
    if (!closed) onChange(state)
  }

  /** Replaces the outbox and removes from storage what is no longer in it. */
  const replace = (outbox: Outbox, change: Partial<ChatState> = {}): Promise<unknown> => {
    const left = state.outbox.filter(({ messageId }) => !outbox.some(kept => kept.messageId === messageId))
    update({ ...change, outbox })
    return Promise.all(left.map(({ messageId }) => forgetMessage(store, messageId)))
  }

  const typist = watchTypist(clock, name => update({ typist: name }))

  const held = holdSession(edges, {
    after: () => lastSeq(state.transcript),
    onEvents: take,
    onTyping: typist.hear,
    onLink(link) {
      if (link !== 'connected') typist.forget()
      update({ link })
      if (link === 'connected') sender.kick()
    },
    onLost() {
      typist.forget()
      const change = { phase: 'opening', transcript: emptyTranscript, renewed: true, knownSeq: 0 } as const
      return replace(carryOver(state.outbox), change)
    },
    onTrouble: trouble => update({ link: 'offline', trouble }),
  })

  const typing = tellTyping(clock, now => {
    const session = held.current()
    if (session) void postTyping(edges, session, now)
  })

  const sender = sendOutbox(edges, held, {
    outbox: () => state.outbox,
    show: outbox => update({ outbox }),
    isUnkept: messageId => unkept.has(messageId),
    onRecorded(messageId, events) {
      state = { ...state, outbox: drop(state.outbox, messageId) }
      take(events)
    },
  })

  function take(events: readonly WireEvent[]): void {
    const transcript = receive(state.transcript, events)
    if (hasGap(transcript) && !hasGap(state.transcript)) {
      clock.after(gapMs, () => {
        if (hasGap(state.transcript)) held.restart()
      })
    }
    if (events.some(({ from }) => from !== 'merchant')) typist.forget()
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
        if (held.current()?.conversationId === news.conversationId && state.phase === 'open')
          take(news.events)
    }
  }

  async function start(): Promise<void> {
    const kept = await store.all()
    if (closed) return
    update({ outbox: restoreOutbox(kept) })
    restored = true
    tabs.listen(hear)
    for (const act of early.splice(0)) void enqueue(act)
    await held.begin(restoreSession(kept))
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
    act(act) {
      if (act.kind === 'text') typing.sent()
      if (restored) void enqueue(act)
      else early.push(act)
    },
    write(draft) {
      // Typing concerns only a person at the desk, not the bot.
      if (ownerOf(state.transcript.events).kind !== 'bot') typing.write(draft)
    },
    photo: async path => {
      const session = held.current()
      return session ? fetchPhoto(edges, session, path) : null
    },
    session: () => held.current(),
    screen: path => fetchScreen(edges, path),
    discard(messageId) {
      void replace(drop(state.outbox, messageId))
      tabs.tell({ kind: 'dropped', messageId })
    },
    wake() {
      held.wake()
      sender.kick()
    },
    suspect: held.restart,
    close() {
      closed = true
      typing.close()
      typist.forget()
      held.close()
      sender.close()
      tabs.close()
    },
  }
}
