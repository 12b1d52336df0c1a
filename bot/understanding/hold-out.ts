import type { UnderstandingContent } from './content.ts'

/** Content without every `folds`th utterance, beginning with number `fold`, and those utterances. */
export function holdOut(
  content: UnderstandingContent,
  fold: number,
  folds: number,
): {
  readonly rest: UnderstandingContent
  readonly held: readonly { readonly text: string; readonly intent: string }[]
} {
  let line = 0
  const held: { readonly text: string; readonly intent: string }[] = []
  const intents = content.intents.map(intent => ({
    ...intent,
    utterances: intent.utterances.filter(text => {
      const out = line++ % folds === fold
      if (out) held.push({ text, intent: intent.id })
      return !out
    }),
  }))
  return { rest: { ...content, intents }, held }
}
