import type { UnderstandingContent } from './content.ts'
import { mask } from './mask.ts'
import { openThresholds } from './open-thresholds.ts'

/**
 * Content made of labelled lines only, so that any set can be trained with the same classifier. It keeps the
 * lexicon's spelling tables but no concepts, clause splitting or rules, and every message is answered with
 * the likeliest label. Numbers are masked as they will be in messages.
 */
export function labelledContent(
  { lexicon, answers }: UnderstandingContent,
  lines: readonly { readonly text: string; readonly intent: string }[],
): UnderstandingContent {
  const utterances = new Map<string, string[]>()
  for (const { text, intent } of lines) {
    const known = utterances.get(intent) ?? []
    known.push(mask(text).text)
    utterances.set(intent, known)
  }
  return {
    intents: [...utterances].map(([id, texts]) => ({
      id,
      label: id,
      kind: 'problem',
      rules: [],
      utterances: texts,
    })),
    lexicon: { ...lexicon, concepts: {}, connectors: [], additions: [], heardAdditions: [], dismissals: [] },
    answers,
    screenTexts: [],
    responseCodes: [],
    thresholds: openThresholds,
  }
}
