import type { Content } from '../../bot/content/content.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import type { StepNode } from '../../bot/dialog/flow.ts'
import { chooseText, variablesOf, word } from '../../bot/dialog/word.ts'
import type { TerminalKind } from '../../bot/terminal/device.ts'
import { demonstrateStep, pictureStep } from './step-pictures.ts'

/** A step of a flow, and the kind of terminal on which it is done. */
interface PicturedStep {
  readonly flow: string
  readonly node: string
  readonly kind: TerminalKind
}

/**
 * The screen of a terminal of this kind after the numbered step, as an SVG; null where there is no such step,
 * or this kind cannot have the problem.
 */
export function pictureNode(content: Content, { flow: id, node: name, kind }: PicturedStep): string | null {
  const { flows } = content.dialog
  const flow = Object.hasOwn(flows, id) ? flows[id] : undefined
  const node = flow && Object.hasOwn(flow.nodes, name) ? flow.nodes[name] : undefined
  if (!flow || node?.kind !== 'step' || node.step === undefined) return null
  const { step } = node
  const before = Object.values(flow.nodes)
    .filter((each): each is StepNode & { step: number } => each.kind === 'step' && each.step !== undefined)
    .filter(each => each.step < step)
    .toSorted((one, other) => one.step - other.step)
    .map(each => each.do)
  const shown = demonstrateStep(content, flow, kind, before, node.do)
  if (!shown) return null
  const variables = variablesOf(content.dialog, emptyConversation)
  const seen = node.looks === undefined ? '' : word(chooseText(node.looks, kind), variables)
  return pictureStep(content, shown, seen).screen
}
