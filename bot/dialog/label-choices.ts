import type { DialogContent } from './content.ts'
import type { Position } from './event.ts'
import { labelOf } from './own-choices.ts'
import type { WireChoice } from './wire.ts'

/** These choices with their labels: those of the step at `at`, and those that the bot itself adds. */
export function labelChoices(
  content: DialogContent,
  at: Position | null,
  ids: readonly string[],
): WireChoice[] {
  const node = at && content.flows[at.flow]?.nodes[at.node]
  const own = node && 'choices' in node ? node.choices : []
  return ids.map(id => ({ id, label: own.find(choice => choice.id === id)?.label ?? labelOf(content, id) }))
}
