import { type Draft, emit } from './draft.ts'
import type { Seen } from './flow.ts'
import { makeChoice } from './make-choice.ts'
import { nodeAt } from './walk.ts'
import type { TerminalReport } from './wire.ts'

/**
 * Takes in what happened on the simulator: the step moves on when one of its choices is seen there. One report may
 * show several steps done, as when the merchant went ahead of the conversation.
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

/** Whether the report shows what the author described: the fact happened, the words stand on the screen. */
export function isSeen(seen: Seen | undefined, report: TerminalReport): boolean {
  if (!seen) return false
  const screen = report.screen.join('').replace(/\s/g, '')
  return (
    (seen.fact === undefined || [seen.fact].flat().some(fact => report.facts.includes(fact))) &&
    (seen.screen === undefined || screen.includes(seen.screen.replace(/\s/g, '')))
  )
}
