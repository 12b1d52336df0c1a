import type { Device } from '../../bot/terminal/device.ts'
import type { FactName } from '../../bot/terminal/fact.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { look, type View } from '../../bot/terminal/view.ts'
import { play, type World } from '../../bot/terminal/world.ts'

/** A terminal after some presses: its world, what it shows, and what happened. */
export interface Till {
  readonly world: World
  readonly view: View
  readonly facts: readonly FactName[]
  /** Every screen on the way, its words in one line. */
  readonly screens: readonly string[]
}

/** Presses each when the terminal is quiet, and waits until it is quiet again. */
export function press(device: Device, world: World, ...presses: readonly Press[]): Till {
  const played = play(device, world, presses)
  return {
    world: played.world,
    view: look(device, played.world),
    facts: played.facts.map(({ name }) => name),
    screens: played.screens.map(words => words.join(' ')),
  }
}

/** The slips that came out, each as one text. */
export const slips = (till: Till): string[] =>
  (till.view.printer?.slips ?? []).map(slip => slip.lines.join('\n'))
