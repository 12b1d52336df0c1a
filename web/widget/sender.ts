import { backOff } from './back-off.ts'
import { type Clock, createPause } from './clock.ts'
import type { Answer, Events } from './desk-client.ts'
import type { PendingMessage } from './outbox.ts'

interface SenderHooks {
  /** The message to send now; undefined while there is none, or no conversation to send it to. */
  next(): PendingMessage | undefined
  /** Runs while no other tab is sending. */
  alone<Result>(run: () => Promise<Result>): Promise<Result>
  /** False when another tab has sent it in the meantime. */
  isOpen(message: PendingMessage): Promise<boolean>
  /** Delivers it; on `gone`, the conversation is given up before this resolves. */
  post(message: PendingMessage): Promise<Answer<Events>>
  onSending(message: PendingMessage): void
  onWaiting(message: PendingMessage): void
  /** Delivered or refused for good; no other tab sends before this resolves. */
  onAnswer(
    message: PendingMessage,
    answer: Exclude<Answer<Events>, { kind: 'later' | 'gone' }>,
  ): Promise<void>
}

export interface Sender {
  /** Tries now: there may be something to send, or the network has come back. */
  kick(): void
  close(): void
}

/**
 * Sends one message at a time, in order, and repeats each with the same id until the desk has answered it.
 */
export function startSender(clock: Clock, random: () => number, hooks: SenderHooks): Sender {
  const pause = createPause(clock)
  let running = false
  let closed = false

  async function sendAll(): Promise<void> {
    let failures = 0
    while (hooks.next() && !closed) {
      const asked = await hooks.alone(sendOne)
      if (closed) return
      if (asked === null) failures = 0
      else await pause.wait(Math.max(asked, backOff(failures++, random())))
    }
  }

  /**
   * Returns the milliseconds to wait before the next attempt, at the desk's request; null when this one is
   * settled.
   */
  async function sendOne(): Promise<number | null> {
    // Chosen only now, since another tab may have had its turn in between.
    const message = hooks.next()
    if (!message || closed || !(await hooks.isOpen(message))) return null
    hooks.onSending(message)
    const answer = await hooks.post(message)
    if (closed) return null
    switch (answer.kind) {
      case 'later':
        hooks.onWaiting(message)
        return answer.afterMs
      case 'gone':
        hooks.onWaiting(message)
        return null
      default:
        await hooks.onAnswer(message, answer)
        return null
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
