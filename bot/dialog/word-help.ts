import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Saying } from './event.ts'
import { wordNow } from './word.ts'

/** More choices than this are not named in the text: they are shown below it as buttons. */
const mostNamed = 3

/** The text that helps with the open step: its hint or its answers by name; shorter the second time. */
export function wordHelp(
  content: DialogContent,
  now: Conversation,
  { why, again }: Extract<Saying, { key: 'help' }>,
): string {
  const { position, offered } = now
  const { help } = content.responses
  const node = position ? content.flows[position.flow]?.nodes[position.node] : undefined
  const asking = node?.kind === 'step' || node?.kind === 'collect' ? node : undefined
  const labels =
    asking?.choices.filter(({ id }) => offered.includes(id)).map(({ label }) => `“${label}”`) ?? []
  const few = labels.length <= mostNamed
  const choices = labels.join('、')
  if (again) return wordNow(content, now, few ? help.again : help.againMany, { choices })
  const lead = help.leads[why]
  if (showsStep(why)) return lead
  const body = asking?.hint ?? (few ? help.few : help.many)
  return lead + wordNow(content, now, body, { choices })
}

/** Whether the step itself is shown again after the lead, as for a merchant who asks what to do. */
export const showsStep = (why: Extract<Saying, { key: 'help' }>['why']): boolean =>
  why === 'what-now' || why === 'again' || why === 'repeat'

/** What the open flow, or one that called it, says to a merchant who fears for money or records. */
export function comfortOf({ flows }: DialogContent, { flow, stack }: Conversation): string | undefined {
  const open = [...stack.map(frame => frame.flow), ...(flow === null ? [] : [flow])].reverse()
  return open.map(id => flows[id]?.comfort).find(comfort => comfort !== undefined)
}
