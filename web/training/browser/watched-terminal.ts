import type { TerminalKind } from '../../../bot/terminal/device.ts'
import type { FactName } from '../../../bot/terminal/fact.ts'
import { startWorld } from '../../../bot/terminal/world.ts'
import { type Judgement, judge } from '../../../bot/training/judge.ts'
import { type Catalogue, findDevice } from '../../terminal/catalogue.ts'
import { PosTerminal } from '../../terminal/pos-terminal.ts'
import type { Practice } from '../describe-lesson.ts'

export { loadCatalogue } from '../../terminal/catalogue.ts'
export { showJudgement } from './show-judgement.ts'

const skin = 'newpos'

/** A terminal for doing the exercise; `judged` is called with the state of the attempt after each press. */
export function watchedTerminal(
  terminals: Catalogue,
  { fault, rules }: Practice,
  kind: TerminalKind,
  judged: (judgement: Judgement) => void,
): PosTerminal {
  const terminal = Object.assign(new PosTerminal(), { terminals, kind, skin, fault })
  const device = findDevice(terminals, kind, skin)
  const found = terminals.faults[fault]
  if (!device || !found) return terminal
  const start = startWorld(device, found)
  let facts: readonly FactName[] = []
  const look = (): void => {
    const world = terminal.moment?.world
    if (world) judged(judge(rules, { device, start, world, facts }))
  }
  terminal.addEventListener('pressed', look)
  terminal.addEventListener('happened', event => {
    if (!(event instanceof CustomEvent)) return
    facts = [...facts, ...event.detail.facts]
    look()
  })
  return terminal
}

/** A terminal that demonstrates the solution of the exercise. */
export function solvedTerminal(
  terminals: Catalogue,
  { fault, script }: Practice,
  kind: TerminalKind,
): PosTerminal {
  const demonstration = { kind, fault, before: [], script: script[kind] ?? [] }
  return Object.assign(new PosTerminal(), { terminals, skin, demonstration })
}
