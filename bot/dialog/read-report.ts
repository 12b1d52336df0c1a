import { type Draft, emit } from './draft.ts'
import { makeChoice } from './make-choice.ts'
import { isSeen } from './seen.ts'
import { nodeAt } from './walk.ts'
import type { TerminalReport } from './wire.ts'

/**
 * Takes in what happened on the simulator: the step moves on when the terminal shows that one of its choices
 * came true. One report may complete several steps, when the merchant is ahead of the conversation.
 */
export function readReport(start: Draft, messageId: string, report: TerminalReport): Draft {
  let draft = emit(start, { type: 'terminalReported', from: 'merchant', messageId, report })
  const passed = new Set<string>()
  for (;;) {
    const { position } = draft.conversation
    const choice = seenChoice(draft, report)
    if (!position || choice === null || passed.has(`${position.flow}/${position.node}`)) return draft
    passed.add(`${position.flow}/${position.node}`)
    draft = makeChoice(draft, { messageId, choice, by: 'terminal' }) ?? draft
  }
}

function seenChoice(draft: Draft, report: TerminalReport): string | null {
  const { position, offered } = draft.conversation
  const node = position && nodeAt(draft, position)
  if (node?.kind !== 'step') return null
  return node.choices.find(({ id, seen }) => offered.includes(id) && isSeen(seen, report))?.id ?? null
}
