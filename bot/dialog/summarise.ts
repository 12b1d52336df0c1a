import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { SummaryLine } from './event.ts'
import { ownChoices } from './own-choices.ts'
import { titleOfIntent } from './title-of-intent.ts'

/**
 * What a person must see at a glance: the problem, the answers, what was tried, the screen and the merchant's
 * words.
 */
export function summarise(content: DialogContent, conversation: Conversation): SummaryLine[] {
  const { flows, slots, responses } = content
  const { handoff } = responses
  const root = problemFlow(content, conversation)
  const problem = root === undefined ? undefined : flows[root]?.title
  const answers = Object.entries(conversation.slots).map(([name, value]) => ({
    label: slots[name]?.label ?? name,
    value: slots[name]?.values[value] ?? value,
  }))
  const tried = conversation.steps.flatMap(({ flow, node, choice }) => {
    const found = flows[flow]?.nodes[node]
    // A choice that filled a slot is listed among the answers.
    if (found?.kind !== 'step' || found.slot !== undefined) return []
    const label =
      choice === ownChoices.showMe ? responses.showMe : found.choices.find(({ id }) => id === choice)?.label
    return [found.name === undefined ? (label ?? choice) : `${found.name}：${label ?? choice}`]
  })
  const { report, words, kept } = conversation
  return [
    { label: handoff.problem, value: problem ?? handoff.unknownProblem },
    ...(kept === null ? [] : [{ label: handoff.also, value: titleOfIntent(content, kept) }]),
    ...answers,
    ...(tried.length > 0 ? [{ label: handoff.tried, value: tried.join('；') }] : []),
    ...(report
      ? [
          {
            label: handoff.screen,
            value: report.screen
              .map(line => line.trim())
              .filter(Boolean)
              .join(' / '),
          },
        ]
      : []),
    ...(words.length > 0 ? [{ label: handoff.words, value: words.join('；') }] : []),
  ]
}

/** Id of the first open flow that treats a problem, as opposed to the flow that fetches a person. */
export function problemFlow(
  { flowOfIntent }: DialogContent,
  { stack, flow }: Conversation,
): string | undefined {
  const open = [...stack.map(frame => frame.flow), ...(flow ? [flow] : [])]
  return open.find(id => id !== flowOfIntent['human-agent'])
}
