import type { Clock } from './clock.ts'
import type { TypingNews } from './read-stream.ts'

/** Keeps track of who is typing at the desk. */
interface TypistWatch {
  hear(news: TypingNews): void
  /** Something was said, or nothing more can be heard: as far as we know, nobody is typing. */
  forget(): void
}

/** A closed browser sends no further news, so after this long without any, nobody is typing. */
export const typistMs = 10_000

/** `onChange` receives the name of the person who is typing, or null for nobody. */
export function watchTypist(clock: Clock, onChange: (name: string | null) => void): TypistWatch {
  let stopTimer = (): void => {}
  let typist: string | null = null
  const set = (name: string | null): void => {
    stopTimer()
    if (name !== null) stopTimer = clock.after(typistMs, () => set(null))
    if (name === typist) return
    typist = name
    onChange(name)
  }
  return {
    hear: ({ name, typing }) => set(typing ? name : null),
    forget: () => set(null),
  }
}
