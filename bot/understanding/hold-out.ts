import type { UnderstandingContent } from './content.ts'
import { seedOf } from './pseudo-random.ts'

/**
 * Content without one in `folds` utterances, and those utterances. Which fold a line is in goes by its text: one line
 * more leaves the others where they were.
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
