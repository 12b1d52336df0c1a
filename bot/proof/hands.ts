import type { Sight } from '../dialog/seen.ts'
import type { Device } from '../terminal/device.ts'
import type { FactName } from '../terminal/fact.ts'
import type { Press } from '../terminal/press.ts'
import { showsWords } from '../terminal/shows-words.ts'
import { look } from '../terminal/view.ts'
import { act, type Happened, isQuiet, nextIn, type World } from '../terminal/world.ts'

/** A terminal in the merchant's hands, and what the merchant has seen since last doing something with it. */
export interface Till {
  readonly device: Device
  readonly world: World
  readonly facts: readonly FactName[]
  /** Every screen since then, oldest first. */
  readonly shown: readonly (readonly string[])[]
  /** What was pressed since then, as a transcript names it. */
  readonly pressed: readonly string[]
  /** Words to be pressed that were nowhere on the device. */
  readonly missing: readonly string[]
}

/** A terminal as somebody picks it up: it has come to rest, and only its screen has been seen. */
export const pickUp = (device: Device, world: World): Till => afresh(untilQuiet(begin(device, world)))

const begin = (device: Device, world: World): Till => ({
  device,
  world,
  facts: [],
  shown: [],
  pressed: [],
  missing: [],
})

const afresh = ({ device, world }: Till): Till => ({
  ...begin(device, world),
  shown: [look(device, world).words],
})

// The longest upload of a full log is over by then.
const longestWork = 600_000

/**
 * Does what a step says. Keys are pressed and paper is loaded when the terminal waits for a person; a plug can be
 * pulled at any time. The first press that does something makes the merchant forget what was seen before; waiting and
 * looking do not.
 */
export function carryOut(till: Till, presses: readonly Press[]): Till {
  let current = till
  let touched = false
  for (const press of presses) {
    const idle = typeof press === 'object' && 'wait' in press
    if (!idle && !(typeof press === 'object' && 'power' in press)) current = untilQuiet(current)
    if (typeof press === 'object' && 'screen' in press && !stands(current, press.screen)) continue
    if (!touched && !idle) {
      touched = true
      current = afresh(current)
    }
    current = noticed(current, act(current.device, current.world, press), name(press))
  }
  return untilQuiet(current)
}

/** Hits a key by mistake; what was seen before is not forgotten. */
export const mishit = (till: Till, key: string): Till =>
  untilQuiet(noticed(till, act(till.device, till.world, key), key))

/** Lets time pass while the merchant reads and answers. */
export const letPass = (till: Till, milliseconds: number): Till =>
  noticed(till, act(till.device, till.world, { wait: milliseconds }))

/** Whether the terminal has come to rest: nothing more happens by itself. */
export const isStill = ({ world }: Till): boolean => isQuiet(world)

function untilQuiet(till: Till): Till {
  let current = till
  const end = till.world.now + longestWork
  for (;;) {
    const wait = nextIn(current.world)
    if (wait === null || current.world.now + wait > end) return current
    // Even a wait of 0 lets everything happen that is due.
    current = noticed(current, act(current.device, current.world, { wait }))
  }
}

function noticed(till: Till, { world, facts }: Happened, press?: string): Till {
  const { device, shown, pressed, missing } = till
  // Paper that comes out line by line leaves the screen as it is.
  const same = world.ram?.page.type === 'printing' && till.world.ram?.page.type === 'printing'
  const words = same ? [] : look(device, world).words
  const known = same || shown.at(-1)?.join('\n') === words.join('\n')
  return {
    device,
    world,
    facts: [...till.facts, ...facts.map(fact => fact.name)],
    shown: known ? shown : [...shown, words],
    pressed: press === undefined ? pressed : [...pressed, press],
    missing: [
      ...missing,
      ...facts.flatMap(fact => (fact.name === 'key-not-there' ? [fact.detail ?? ''] : [])),
    ],
  }
}

const stands = ({ device, world }: Till, words: string): boolean =>
  showsWords(look(device, world).words, words)

function name(press: Press): string {
  if (typeof press === 'string') return press
  if ('screen' in press) return name(press.press)
  return Object.entries(press)
    .map(([act, value]) => `${act} ${value}`)
    .join(' ')
}

// In per cent; with less the terminal refuses to settle.
const lowBattery = 10

/** Everything that a person standing at the terminal can see. */
export function lookAround({ device, world, facts, shown }: Till): Sight {
  const view = look(device, world)
  const { printer } = view
  return {
    facts,
    screen: view.words,
    shown,
    slip: printer?.slips.at(-1)?.lines ?? [],
    paper: printer === null || printer.state === 'ok' ? 'ok' : 'out',
    signal: (view.signal ?? 0) > 0,
    battery: view.battery < lowBattery && !view.charging ? 'low' : 'ok',
    power: view.powered ? 'on' : 'off',
  }
}
