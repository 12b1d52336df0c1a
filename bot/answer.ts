import type { AgentInput } from './dialog/agent-input.ts'
import { awaitingOf } from './dialog/awaiting.ts'
import { composeReplies } from './dialog/compose-replies.ts'
import type { DialogContent } from './dialog/content.ts'
import type { Conversation } from './dialog/conversation.ts'
import { type Input, type LeftInput, type Turn, takeTurn } from './dialog/take-turn.ts'
import type { TerminalReport } from './dialog/wire.ts'
import { mask } from './understanding/mask.ts'
import { type Model, understand } from './understanding/understand.ts'

/** What arrives from outside, from merchants and from the people at the desk; not yet understood. */
export type Incoming =
  | { readonly kind: 'start' }
  | MerchantIncoming
  /** `photo` is the id of a photo that is kept already. */
  | { readonly kind: 'photo'; readonly messageId: string; readonly photo: string }
  | LeftInput
  | AgentInput

/** What merchants say and do. */
export type MerchantIncoming =
  | { readonly kind: 'text'; readonly messageId: string; readonly text: string }
  | { readonly kind: 'choice'; readonly messageId: string; readonly choice: string }
  | { readonly kind: 'report'; readonly messageId: string; readonly report: TerminalReport }

/** Time has passed; the edge sends it when `nextTick` says so. */
export interface Tick {
  readonly kind: 'tick'
}

/**
 * The whole way of one message through the pure core: understand, take the turn, word the replies. Desk, shell,
 * scripted dialogs and proof all answer by this function.
 */
export function answer(
  content: DialogContent,
  model: Model,
  conversation: Conversation,
  incoming: Incoming | Tick,
  at: number,
): Turn {
  const turn = takeTurn(content, conversation, toInput(content, model, conversation, incoming), at)
  if ('refused' in turn) return turn
  return { ...turn, events: composeReplies(content, conversation, turn) }
}

function toInput(
  content: DialogContent,
  model: Model,
  conversation: Conversation,
  incoming: Incoming | Tick,
): Input {
  if (incoming.kind === 'report') return { ...incoming, report: maskReport(incoming.report) }
  if (incoming.kind !== 'text') return incoming
  const understanding = understand(model, incoming.text, awaitingOf(content, conversation))
  return { kind: 'message', messageId: incoming.messageId, understanding }
}

/** The simulator knows test cards only, but whoever sends its reports may write anything into them. */
function maskReport({ lastSlip, ...report }: TerminalReport): TerminalReport {
  const masked = (lines: readonly string[]) => lines.map(line => mask(line).text)
  return {
    ...report,
    facts: masked(report.facts),
    screen: masked(report.screen),
    ...(lastSlip ? { lastSlip: masked(lastSlip) } : {}),
  }
}
