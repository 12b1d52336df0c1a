import type { Content } from '../../bot/content/content.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { type Model, understand } from '../../bot/understanding/understand.ts'

/**
 * Words that open this flow in a conversation and tell nothing else: its own title or question where the bot reads
 * them so, else an utterance of its intent; null for a flow that only others run.
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
