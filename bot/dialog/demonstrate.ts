import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Position } from './event.ts'
import type { Press, TerminalDemonstration } from './wire.ts'

const kinds = ['classic', 'esign', 'smart'] as const

/**
 * What the simulator must do to show the step at `at`: first replay what the flow's earlier steps pressed.
 */
export function demonstrate(content: DialogContent, now: Conversation, at: Position): TerminalDemonstration {
  const flow = content.flows[at.flow]
  const kind = kinds.find(each => each === now.slots.kind) ?? 'classic'
  const pressed = (node: string): readonly Press[] => {
    const found = flow?.nodes[node]
    return found?.kind === 'step' ? (found.do?.[kind] ?? []) : []
  }
  const earlier = now.past.filter(({ position }) => position.flow === at.flow && position.node !== at.node)
  return {
    kind,
    fault: flow?.fault ?? 'storage-full',
    before: [...new Set(earlier.map(({ position }) => position.node))].flatMap(pressed),
    script: pressed(at.node),
  }
}
