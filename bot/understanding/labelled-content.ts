import type { UnderstandingContent } from './content.ts'
import { mask } from './mask.ts'
import { openThresholds } from './open-thresholds.ts'

/**
 * Content that knows nothing but labelled lines: any set can be trained with the same classifier. The lexicon's
 * spelling tables stay, its concepts, the cutting into clauses and all rules go, and every message is answered with the
 * likeliest label. Numbers are masked as they will be in messages.
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
