import type { Clock } from './clock.ts'

/** Tells the desk that the merchant is typing. */
interface TypingTeller {
  /** The draft has changed. */
  write(draft: string): void
  /** The message is being sent, which shows by itself that typing is over. */
  sent(): void
  close(): void
}

/** The interval of reports while the merchant types; receivers stop showing it a little later. */
export const tellEveryMs = 4_000
/** After this long without a key press, typing is over. */
export const idleMs = 6_000

/** Calls `tell` at most once in four seconds while the draft changes, and once when typing is over. */
export function tellTyping(clock: Clock, tell: (typing: boolean) => void): TypingTeller {
  let toldAt = Number.NEGATIVE_INFINITY
  let typing = false
  let stopIdle = (): void => {}

  function end(): void {
    stopIdle()
    if (typing) tell(false)
    typing = false
    toldAt = Number.NEGATIVE_INFINITY
  }

  return {
    write(draft) {
      if (draft.trim() === '') return end()
      stopIdle()
      stopIdle = clock.after(idleMs, end)
      if (typing && clock.now() - toldAt < tellEveryMs) return
      typing = true
      toldAt = clock.now()
      tell(true)
    },
    sent: end,
    close: end,
  }
}
