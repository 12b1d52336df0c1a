import type { Device, KeyId } from './device.ts'
import type { FactName } from './fact.ts'
import { setCarrier } from './link.ts'
import type { Press } from './press.ts'
import { loadPaper, tearOff } from './printer.ts'
import {
  andThen,
  give,
  type Happened,
  isQuiet,
  nextMoment,
  nothing,
  passTime,
  powerOff,
  powerOn,
  type World,
} from './running.ts'
import { liveKeys, wordControls } from './screen/controls.ts'
import { showsWords } from './shows-words.ts'
import { findTestCard, testCards } from './test-card.ts'
import { look } from './view.ts'

// The longest time that one act may let pass: a day.
const longestWait = 86_400_000

/** Does one act; what cannot be done is a fact (`key-not-there`, `key-not-live`…), never a throw. */
export function act(device: Device, world: World, press: Press): Happened {
  if (typeof press === 'string') return pressWord(device, world, press)
  if ('screen' in press) {
    return showsWords(look(device, world).words, press.screen)
      ? act(device, world, press.press)
      : nothing(world)
  }
  if ('wait' in press) return passTime(device, world, world.now + clampWait(press.wait))
  if ('card' in press) return useCard(device, world, press.card, press.pan)
  if ('power' in press) return usePower(device, world, press.power)
  if ('network' in press) return nothing({ ...world, link: setCarrier(world.link, press.network === 'up') })
  if ('paper' in press) return nothing(usePaper(world, press.paper))
  if ('charger' in press) return nothing({ ...world, charging: press.charger === 'in' })
  return nothing({ ...world, sim: press.sim === 'in' })
}

/** Lets time pass until the terminal waits for a person, at most `limit` simulated milliseconds. */
export function actUntilQuiet(device: Device, world: World, limit = 600_000): Happened {
  let happened = nothing(world)
  const end = world.now + limit
  while (!isQuiet(happened.world)) {
    const moment = nextMoment(happened.world)
    if (moment === null || moment > end) return happened
    happened = andThen(happened, before => passTime(device, before, moment))
  }
  return happened
}

/** The world after all these acts, each done when the terminal waits for a person. */
export function pressAll(device: Device, world: World, presses: readonly Press[]): World {
  return presses.reduce(
    (current, press) => actUntilQuiet(device, act(device, current, press).world).world,
    actUntilQuiet(device, world).world,
  )
}

const clampWait = (wait: number): number => (wait > 0 ? Math.min(Math.floor(wait), longestWait) : 0)

const told = (world: World, name: FactName, detail: string): Happened => ({
  world,
  facts: [{ name, detail }],
})

function pressWord(device: Device, world: World, press: string): Happened {
  const { ram, flash } = world
  if (!ram) return told(world, 'key-not-live', press)
  const control = wordControls(device, flash, ram).find(({ words, item }) =>
    item === undefined ? words === press : words === press || `${item + 1}${words}` === press,
  )
  if (control?.item !== undefined) return give(device, world, { type: 'item', index: control.item })
  if (control?.key) return give(device, world, { type: 'key', key: control.key })
  const key = device.keys.find(one => one.legend === press || one.id === press)
  if (key && keypadShown(device, world)) return pressOnKeypad(device, world, key.id, press)
  if (/^\d{2,19}$/.test(press) && keypadShown(device, world)) {
    return [...press].reduce(
      (so, digit) => andThen(so, before => pressWord(device, before, digit)),
      nothing(world),
    )
  }
  return told(world, 'key-not-there', press)
}

function pressOnKeypad(device: Device, world: World, key: KeyId, press: string): Happened {
  const { ram, flash } = world
  const live = ram !== null && liveKeys(device, flash, ram.page).includes(key)
  return live ? give(device, world, { type: 'key', key }) : told(world, 'key-not-live', press)
}

// A smart terminal has no keys except those it draws.
function keypadShown(device: Device, { ram, flash }: World): boolean {
  if (device.kind !== 'smart') return true
  return ram?.page.type === 'enter' || (ram?.page.type === 'idle' && flash.session !== null)
}

function useCard(
  device: Device,
  world: World,
  how: 'swipe' | 'insert' | 'tap' | 'remove',
  pan: string = testCards[0].pan,
): Happened {
  if (how === 'remove') {
    if (world.slot === null) return told(world, 'nothing-to-remove', '')
    return give(device, { ...world, slot: null }, { type: 'card-removed' })
  }
  if (!findTestCard(pan)) return told(world, 'not-a-test-card', '')
  if (how === 'insert' && world.slot !== null) return told(world, 'card-not-taken', how)
  const held = how === 'insert' ? { ...world, slot: pan } : world
  return give(device, held, { type: 'card', pan, entry: how })
}

function usePower(device: Device, world: World, power: 'on' | 'off'): Happened {
  if (power === 'on') return world.ram ? nothing(world) : nothing(powerOn(device, world))
  return world.ram ? told(powerOff(world), 'powered-off', '') : nothing(world)
}

function usePaper(world: World, paper: 'load' | 'out' | 'jam'): World {
  const { printer } = world
  if (!printer) return world
  switch (paper) {
    case 'load':
      return { ...world, printer: loadPaper(printer) }
    case 'out':
      return { ...world, printer: { ...tearOff(printer), state: 'out', left: 0 } }
    case 'jam':
      return { ...world, printer: { ...printer, state: 'jam' } }
  }
}
