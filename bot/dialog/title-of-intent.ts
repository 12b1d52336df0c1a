import type { DialogContent } from './content.ts'

/** The name under which a topic is offered: the title of its flow, else the intent's own label. */
export function titleOfIntent(
  { flows, flowOfIntent, intents }: Pick<DialogContent, 'flows' | 'flowOfIntent' | 'intents'>,
  intent: string,
): string {
  return flows[flowOfIntent[intent] ?? '']?.title ?? intents[intent]?.label ?? intent
}
