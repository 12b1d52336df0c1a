import type { Device } from '../../bot/terminal/device.ts'
import type { FactName } from '../../bot/terminal/fact.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { look, type View } from '../../bot/terminal/view.ts'
import { act, actUntilQuiet, type World } from '../../bot/terminal/world.ts'

/** A terminal after some presses: its world, what it shows, and what happened. */
export interface Till {
  readonly world: World
  readonly view: View
  readonly facts: readonly FactName[]
}

/** Presses each when the terminal is quiet, and waits until it is quiet again. */
export function press(device: Device, world: World, ...presses: readonly Press[]): Till {
  let current = actUntilQuiet(device, world)
  for (const one of presses) {
    const done = act(device, current.world, one)
    const quiet = actUntilQuiet(device, done.world)
    current = { world: quiet.world, facts: [...current.facts, ...done.facts, ...quiet.facts] }
  }
  return {
    world: current.world,
    view: look(device, current.world),
    facts: current.facts.map(({ name }) => name),
  }
}

/** The slips that came out, each as one text. */
export const slips = (till: Till): string[] =>
  (till.view.printer?.slips ?? []).map(slip => slip.lines.join('\n'))
