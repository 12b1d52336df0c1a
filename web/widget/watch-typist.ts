import type { Clock } from './clock.ts'
import type { TypingNews } from './read-stream.ts'

/** Knows who types at the desk now. */
export interface TypistWatch {
  hear(news: TypingNews): void
  /** Something was said, or nothing more can be heard: nobody types as far as one knows. */
  forget(): void
}

/** A screen that was closed says nothing more: after so long without news nobody types. */
export const typistMs = 10_000

/** `onChange` gets the name of the person who types, null for nobody. */
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
