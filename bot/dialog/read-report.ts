import { type Draft, emit } from './draft.ts'
import type { Seen } from './flow.ts'
import { makeChoice } from './make-choice.ts'
import { nodeAt } from './walk.ts'
import type { TerminalReport } from './wire.ts'

/** Takes in what happened on the simulator: the step moves on when one of its choices is seen there. */
export function readReport(draft: Draft, messageId: string, report: TerminalReport): Draft {
  const reported = emit(draft, { type: 'terminalReported', from: 'merchant', messageId, report })
  const { position, offered } = draft.conversation
  if (!position) return reported
  const node = nodeAt(draft, position)
  if (node.kind !== 'step') return reported
  const seen = node.choices.find(choice => offered.includes(choice.id) && isSeen(choice.seen, report))
  return (seen && makeChoice(reported, { messageId, choice: seen.id, by: 'terminal' })) ?? reported
}

/** Whether the report shows what the author described: the fact happened, the words stand on the screen. */
export function isSeen(seen: Seen | undefined, report: TerminalReport): boolean {
  if (!seen) return false
  const screen = report.screen.join('').replace(/\s/g, '')
  return (
    (seen.fact === undefined || report.facts.includes(seen.fact)) &&
    (seen.screen === undefined || screen.includes(seen.screen.replace(/\s/g, '')))
  )
}
