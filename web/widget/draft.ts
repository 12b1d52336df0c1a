/** The longest message that the desk accepts, in characters (Unicode code points). */
export const longestMessage = 2_000

/** From this length on, the composer says how much room is left. */
const nearlyFull = 1_800

export interface DraftCheck {
  /** The text to send, without surrounding white space. */
  readonly text: string
  /** Its length in characters. */
  readonly length: number
  readonly verdict: 'empty' | 'fine' | 'nearly-full' | 'too-long'
}

export function checkDraft(draft: string): DraftCheck {
  const text = draft.trim()
  const { length } = [...text]
  if (length === 0) return { text, length, verdict: 'empty' }
  if (length > longestMessage) return { text, length, verdict: 'too-long' }
  return { text, length, verdict: length >= nearlyFull ? 'nearly-full' : 'fine' }
}
