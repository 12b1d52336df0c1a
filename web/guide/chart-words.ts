import type { Edge } from '../../bot/chart/edges.ts'
import { type ChartWords, question, statement } from '../../bot/chart/plan-flow-chart.ts'
import type { PageTexts } from '../../bot/content/pages-schema.ts'
import type { Condition } from '../../bot/dialog/condition.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import type { Flow, Node, Text } from '../../bot/dialog/flow.ts'
import { variablesOf, word } from '../../bot/dialog/word.ts'
import { fill } from './fill.ts'

/**
 * Words the chart of a flow for merchants: questions in boxes, answers on edges, conditions by slot names.
 */
export function chartWords(dialog: DialogContent, flow: Flow, texts: PageTexts['chart']): ChartWords {
  const variables = variablesOf(dialog, emptyConversation)
  const said = (text: Text): string => word(text, variables)
  return {
    nodeText: (_id, node) => nodeText(node, said, dialog, texts),
    wayText: edge => wayText(edge, flow, dialog, texts),
  }
}

function nodeText(
  node: Node,
  said: (text: Text) => string,
  dialog: DialogContent,
  texts: PageTexts['chart'],
): string {
  switch (node.kind) {
    case 'step':
      return node.name === undefined ? question(said(node.say)) : stepName(node.name, node.step)
    case 'collect':
      return node.name ?? question(said(node.say))
    case 'say':
      return node.name ?? statement(said(node.say))
    case 'handoff':
      return texts.person
    case 'end':
      return node.name ?? texts[node.end]
    case 'run':
      return dialog.flows[node.run]?.title ?? node.run
    case 'branch':
      return branchText(node, dialog, texts)
  }
}

/** What decides a branch: the slot, if its conditions test only one. */
function branchText(
  { branch }: Extract<Node, { kind: 'branch' }>,
  { slots }: DialogContent,
  texts: PageTexts['chart'],
): string {
  const asked = branch.flatMap(({ when }) => (when === undefined ? [] : [slotsOf(when)]))
  const [slot, ...others] = new Set(asked.flat())
  if (slot === undefined || others.length > 0 || asked.some(each => each.length === 0)) return texts.depends
  return fill(texts.look, { slot: slots[slot]?.label ?? slot })
}

const slotsOf = ({ known, unknown, not, any, slots }: Condition): string[] => [
  ...[known, unknown].filter(slot => slot !== undefined),
  ...Object.keys(slots ?? {}),
  ...[...(not ? [not] : []), ...(any ?? [])].flatMap(slotsOf),
]

const stepName = (name: string, step: number | undefined): string =>
  step === undefined ? name : `${step} ${name}`

function wayText(
  { node: id, way, when }: Edge,
  flow: Flow,
  dialog: DialogContent,
  texts: PageTexts['chart'],
): string {
  const node = flow.nodes[id]
  if (node?.kind === 'branch') return when ? conditionText(when, dialog, texts) : texts.otherwise
  if (node?.kind === 'collect' && way === 'go') return texts.phone
  const choices = node && 'choices' in node ? node.choices : []
  return choices.find(choice => choice.id === way)?.label ?? ''
}

function conditionText(condition: Condition, dialog: DialogContent, texts: PageTexts['chart']): string {
  const { known, unknown, open, failed, not, any, slots } = condition
  const named = (slot: string): string => dialog.slots[slot]?.label ?? slot
  const valued = (slot: string, wanted: string | readonly string[]): string =>
    fill(texts.value, {
      slot: named(slot),
      value: [wanted]
        .flat()
        .map(value => dialog.slots[slot]?.values[value] ?? value)
        .join(texts.or),
    })
  return [
    ...(known === undefined ? [] : [fill(texts.known, { slot: named(known) })]),
    ...(unknown === undefined ? [] : [fill(texts.unknown, { slot: named(unknown) })]),
    ...(open === undefined ? [] : [open ? texts.open : texts.closed]),
    ...(failed === undefined ? [] : [fill(texts.failed, { count: failed.min })]),
    ...(not === undefined ? [] : [fill(texts.not, { condition: conditionText(not, dialog, texts) })]),
    ...(any === undefined ? [] : [any.map(each => conditionText(each, dialog, texts)).join(texts.or)]),
    ...Object.entries(slots ?? {}).map(([slot, wanted]) => valued(slot, wanted)),
  ].join(texts.and)
}
