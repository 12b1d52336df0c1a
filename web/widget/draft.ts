/** Longest message the chat lets a merchant send, in UTF-16 units as the desk counts them. */
export const longestMessage = 2_000

/** From here on the composer tells how much room is left. */
const nearlyFull = 1_800

export interface DraftCheck {
  /** The text to send, without the white space around it. */
  readonly text: string
  readonly verdict: 'empty' | 'fine' | 'nearly-full' | 'too-long'
}

export function checkDraft(draft: string): DraftCheck {
  const text = draft.trim()
  if (text === '') return { text, verdict: 'empty' }
  if (text.length > longestMessage) return { text, verdict: 'too-long' }
  return { text, verdict: text.length >= nearlyFull ? 'nearly-full' : 'fine' }
}
