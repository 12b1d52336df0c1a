import type { Content } from '../../bot/content/content.ts'
import type { Story } from '../../bot/content/proofs-schema.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import type { Press, TerminalDemonstration } from '../../bot/dialog/wire.ts'
import { chooseAnswer } from '../../bot/proof/choose-answer.ts'
import { carryOut, letPass, lookAround, pickUp } from '../../bot/proof/hands.ts'
import type { TerminalKind } from '../../bot/terminal/device.ts'
import type { Fault } from '../../bot/terminal/fault.ts'
import { startWorld } from '../../bot/terminal/world.ts'
import { beginFlow, type Followed, followAnswer } from './follow-answers.ts'
import { deviceOf } from './step-pictures.ts'
import { storiesOf } from './stories-of.ts'

/** Noon of 5 January 2026 in China, when the service line is open, in milliseconds since 1970. */
const noon = 1_767_585_600_000
/** More steps than any story takes. */
const maxSteps = 40
/** Simulated milliseconds in which a merchant reads a step. */
const readingMs = 5_000

/**
 * Finds how each step of `flow` with something to press comes up on a terminal of this kind, by node: the
 * virtual merchant follows the flow through the stories that prove it, those of its own fault first. Steps
 * that no story reaches on this kind are left out.
 */
export function meetSteps(
  content: Content,
  flow: Flow,
  kind: TerminalKind,
): ReadonlyMap<string, TerminalDemonstration> {
  const met = new Map<string, TerminalDemonstration>()
  const all = Object.values(flow.nodes).filter(node => node.kind === 'step' && node.do?.[kind] !== undefined)
  for (const [fault, story] of storiesOf(content, flow)) {
    if (met.size === all.length) break
    if (!fault.kinds.includes(kind)) continue
    for (const [node, shown] of followStory(content, flow, fault, story, kind)) {
      if (!met.has(node)) met.set(node, shown)
    }
  }
  return met
}

function* followStory(
  content: Content,
  flow: Flow,
  fault: Fault,
  story: Story,
  kind: TerminalKind,
): Generator<[string, TerminalDemonstration]> {
  const { dialog, gestures } = content
  const device = deviceOf(content, kind)
  let before: readonly Press[] = story.begins.flatMap(name => gestures[name]?.[kind] ?? [])
  let till = carryOut(pickUp(device, startWorld(device, fault)), before)
  let page: Followed | null = beginFlow(dialog, flow.id, noon)
  for (let count = 0; page?.open && count < maxSteps; count++) {
    const { open }: Followed = page
    const node = open && dialog.flows[open.flow]?.nodes[open.node]
    if (!open || node?.kind !== 'step') return
    const script = node.do?.[kind] ?? []
    if (open.flow === flow.id && script.length > 0) {
      yield [open.node, { kind, fault: fault.id, before, script }]
    }
    till = letPass(carryOut(till, script), readingMs)
    before = [...before, ...script]
    const offered = open.choices.map(({ id }) => id)
    const choice = chooseAnswer({ story, device }, open, node, offered, lookAround(till))
    page = choice === null ? null : followAnswer(dialog, page, { ...open, choice }, noon)
  }
}
