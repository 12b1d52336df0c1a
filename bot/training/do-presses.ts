import type { Device } from '../terminal/device.ts'
import type { FactName } from '../terminal/fact.ts'
import type { Press } from '../terminal/press.ts'
import { act, actUntilQuiet, type Happened, type World } from '../terminal/world.ts'

/** A world after some presses, and the names of what happened, in order. */
interface Done {
  readonly world: World
  readonly facts: readonly FactName[]
}

/**
 * Does each press when the terminal waits for a person, and lets it come to rest after the last one. `power` and `wait`
 * are done at once: a plug can be pulled at any moment.
 */
export function doPresses(device: Device, start: World, presses: readonly Press[]): Done {
  let done: Done = { world: start, facts: [] }
  const after = ({ world, facts }: Happened): Done => ({
    world,
    facts: [...done.facts, ...facts.map(({ name }) => name)],
  })
  for (const press of presses) {
    const atOnce = typeof press === 'object' && ('power' in press || 'wait' in press)
    if (!atOnce) done = after(actUntilQuiet(device, done.world))
    done = after(act(device, done.world, press))
  }
  return after(actUntilQuiet(device, done.world))
}
