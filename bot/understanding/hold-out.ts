import type { UnderstandingContent } from './content.ts'
import { seedOf } from './pseudo-random.ts'

/**
 * The content without one in `folds` of its utterances, and those utterances. A line's fold depends on its
 * text alone: adding a line leaves all others where they were.
 */
export function holdOut(
  content: UnderstandingContent,
  fold: number,
  folds: number,
): {
  readonly rest: UnderstandingContent
  readonly held: readonly { readonly text: string; readonly intent: string }[]
} {
  const held: { readonly text: string; readonly intent: string }[] = []
  const intents = content.intents.map(intent => ({
    ...intent,
    utterances: intent.utterances.filter(text => {
      const out = seedOf(text) % folds === fold
      if (out) held.push({ text, intent: intent.id })
      return !out
    }),
  }))
  return { rest: { ...content, intents }, held }
}
