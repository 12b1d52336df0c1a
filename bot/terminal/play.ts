import { act } from './act.ts'
import type { Device } from './device.ts'
import type { Fact } from './fact.ts'
import type { Press } from './press.ts'
import { isQuiet, nextMoment, passTime, type World } from './running.ts'
import { look } from './view.ts'

/** What came of some presses: the world after them, what happened, and every screen that could be read on the way. */
export interface Played {
  readonly world: World
  readonly facts: readonly Fact[]
  /** The words of each screen, in order; a screen that did not change is there once. */
  readonly screens: readonly (readonly string[])[]
}

// Simulated milliseconds that one press may keep the terminal busy.
const longestBusy = 600_000

/** Does each press when the terminal waits for a person, and lets it come to rest after the last one. */
export function play(device: Device, world: World, presses: readonly Press[]): Played {
  const start: Played = { world, facts: [], screens: [look(device, world).words] }
  return presses.reduce<Played>(
    (played, press) => {
      const done = act(device, played.world, press)
      return rest(device, seen(device, played, done.world, done.facts))
    },
    rest(device, start),
  )
}

function rest(device: Device, played: Played): Played {
  const end = played.world.now + longestBusy
  let current = played
  while (!isQuiet(current.world)) {
    const moment = nextMoment(current.world)
    if (moment === null || moment > end) return current
    const next = passTime(device, current.world, moment)
    current = seen(device, current, next.world, next.facts)
  }
  return current
}

function seen(device: Device, before: Played, world: World, facts: readonly Fact[]): Played {
  const { words } = look(device, world)
  const last = before.screens.at(-1) ?? []
  const same = words.length === last.length && words.every((word, index) => word === last[index])
  return {
    world,
    facts: [...before.facts, ...facts],
    screens: same ? before.screens : [...before.screens, words],
  }
}
