import type { Content } from '../../bot/content/content.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { type Model, understand } from '../../bot/understanding/understand.ts'

/**
 * Finds words that open this flow in a conversation and say nothing else: its own title or question if the
 * bot understands them that way, else an utterance of its intents. Null for a flow that is only run by
 * others.
 */
export function openingWords({ understanding }: Content, model: Model, flow: Flow): string | null {
  const utterances = understanding.intents
    .filter(({ id }) => flow.intents.includes(id))
    .flatMap(intent => intent.utterances)
  const opens = (words: string): boolean => {
    const { decision, intent, second, details } = understand(model, words, null)
    return (
      decision === 'answer' &&
      intent !== null &&
      flow.intents.includes(intent) &&
      second === null &&
      details.length === 0
    )
  }
  return [flow.title, flow.faq, ...utterances.slice(0, 30)].find(opens) ?? null
}
