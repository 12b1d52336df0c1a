import { backOff } from './back-off.ts'
import { type Clock, createPause } from './clock.ts'
import type { Answer, Events } from './desk-client.ts'
import type { PendingMessage } from './outbox.ts'

export interface SenderHooks {
  /** The message to send now; nothing while there is no conversation to send it to. */
  next(): PendingMessage | undefined
  /** Delivers it; on `gone` the conversation it belonged to is given up before this resolves. */
  post(message: PendingMessage): Promise<Answer<Events>>
  onSending(message: PendingMessage): void
  onWaiting(message: PendingMessage): void
  /** Delivered or refused for good. */
  onAnswer(message: PendingMessage, answer: Exclude<Answer<Events>, { kind: 'later' | 'gone' }>): void
}

export interface Sender {
  /** There may be something to send, or the network has come back: try now. */
  kick(): void
  close(): void
}

/** Sends one message at a time, in order, and repeats each with the same id until the desk has answered it. */
export function startSender(clock: Clock, random: () => number, hooks: SenderHooks): Sender {
  const pause = createPause(clock)
  let running = false
  let closed = false

  async function sendAll(): Promise<void> {
    let failures = 0
    for (let message = hooks.next(); message && !closed; message = hooks.next()) {
      hooks.onSending(message)
      const answer = await hooks.post(message)
      if (closed) return
      if (answer.kind === 'later') {
        hooks.onWaiting(message)
        await pause.wait(Math.max(answer.afterMs, backOff(failures++, random())))
        continue
      }
      failures = 0
      if (answer.kind === 'gone') hooks.onWaiting(message)
      else hooks.onAnswer(message, answer)
    }
  }

  async function run(): Promise<void> {
    running = true
    try {
      await sendAll()
    } finally {
      running = false
    }
  }

  return {
    kick() {
      pause.end()
      if (!running && !closed) void run()
    },
    close() {
      closed = true
      pause.end()
    },
  }
}
