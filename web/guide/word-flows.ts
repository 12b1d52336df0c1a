import type { Content } from '../../bot/content/content.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { variablesOf, word } from '../../bot/dialog/word.ts'

/**
 * Fills in the variables of every text that pages show of a flow; texts that only the dialog uses are left
 * alone.
 */
export function wordFlows(content: Content): Content {
  const variables = variablesOf(content.dialog, emptyConversation)
  const all = (texts: readonly string[]): string[] => texts.map(text => word(text, variables))
  const worded = (flow: Flow): Flow => ({
    ...flow,
    faq: word(flow.faq, variables),
    answer: word(flow.answer, variables),
    summary: all(flow.summary),
    why: all(flow.why),
    dangers: all(flow.dangers),
  })
  const flows = Object.fromEntries(
    Object.entries(content.dialog.flows).map(([id, flow]) => [id, worded(flow)]),
  )
  return { ...content, dialog: { ...content.dialog, flows } }
}
