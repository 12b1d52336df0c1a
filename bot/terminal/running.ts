import type { Device } from './device.ts'
import type { Fact } from './fact.ts'
import { applyEntry, type Entry, type Flash } from './flash.ts'
import { answer } from './host/answer.ts'
import type { Host } from './host/host.ts'
import { type Journal, readJournal, writeJournal } from './journal.ts'
import { type LedgerLine, noteWrite } from './ledger.ts'
import { carry, type InFlight, type Link } from './link.ts'
import { boot, type TerminalEvent, type Transition, transition } from './machine.ts'
import { coolDown, type Printer, printLine, tearOff } from './printer.ts'
import type { Ram } from './ram.ts'
import type { Output, Senses } from './turn.ts'

/** Power fails at the nth write of a type, just before or just after it reaches the flash. */
export interface PowerCut {
  readonly entry: Entry['type'] | 'any'
  readonly nth: number
  readonly when: 'before' | 'after'
}

/** Terminal, line, host, printer and the merchant's hands at one simulated moment; plain JSON. */
export interface World {
  /** Simulated milliseconds since the start. */
  readonly now: number
  readonly journal: Journal
  /** What `journal` says; kept beside it, since every key reads it. */
  readonly flash: Flash
  /** Null while the power is off. */
  readonly ram: Ram | null
  readonly link: Link
  readonly host: Host
  readonly printer: Printer | null
  /** The number of the card in the slot. */
  readonly slot: string | null
  /** Per cent. */
  readonly battery: number
  readonly charging: boolean
  readonly sim: boolean
  /** Beeps since the world began. */
  readonly beeps: number
  readonly cut: PowerCut | null
  /** The last frames on the line, oldest first. */
  readonly frames: readonly InFlight[]
  readonly ledger: readonly LedgerLine[]
}

/** A world after something happened, and what happened. */
export interface Happened {
  readonly world: World
  readonly facts: readonly Fact[]
}

export const nothing = (world: World): Happened => ({ world, facts: [] })

/** Does `next` to the world that `first` left behind. */
export function andThen(first: Happened, next: (world: World) => Happened): Happened {
  const second = next(first.world)
  return { world: second.world, facts: [...first.facts, ...second.facts] }
}

// As many frames as two batch uploads of a usual day show.
const framesKept = 60

function senses(world: World): Senses {
  return {
    now: world.now,
    network: world.link.up && world.sim,
    host: world.now >= world.host.upAt,
    sim: world.sim,
    paper: world.printer?.state ?? null,
    battery: world.charging ? 100 : world.battery,
  }
}

/** Switches the power on; the terminal reads its journal. */
export function powerOn(device: Device, world: World): World {
  const flash = readJournal(world.journal)
  const { terminal } = boot(device, flash, senses(world))
  return { ...world, flash, ram: terminal.ram }
}

/** Everything that was not written is forgotten; paper that was coming out stays where it is. */
export function powerOff(world: World): World {
  return { ...world, ram: null, flash: readJournal(world.journal) }
}

/** Gives the terminal an event; without power it hears nothing. */
export function give(device: Device, world: World, event: TerminalEvent): Happened {
  if (world.ram === null) return nothing(world)
  const result = transition(device, { flash: world.flash, ram: world.ram }, event, senses(world))
  return apply(device, world, result)
}

function apply(device: Device, world: World, { terminal, outputs }: Transition): Happened {
  const facts: Fact[] = []
  let current: World = { ...world, ram: terminal.ram }
  for (const output of outputs) {
    if (output.type === 'fact') {
      facts.push(output.fact)
      continue
    }
    const next = output.type === 'write' ? writeOrCut(current, output.entry) : put(device, current, output)
    if (next.ram === null) return { world: next, facts: [...facts, { name: 'power-cut' }] }
    current = next
  }
  return { world: current, facts }
}

function writeOrCut(world: World, entry: Entry): World {
  const { cut } = world
  if (!cut || (cut.entry !== 'any' && cut.entry !== entry.type)) return written(world, entry)
  if (cut.nth > 1) return { ...written(world, entry), cut: { ...cut, nth: cut.nth - 1 } }
  return powerOff({ ...(cut.when === 'after' ? written(world, entry) : world), cut: null })
}

const written = (world: World, entry: Entry): World => ({
  ...world,
  journal: writeJournal(world.journal, entry),
  flash: applyEntry(world.flash, entry),
  ledger: noteWrite(world.ledger, entry, world.flash),
})

function put(device: Device, world: World, output: Exclude<Output, { type: 'write' | 'fact' }>): World {
  switch (output.type) {
    case 'send':
      return onLine(device, world, 'host', output.frame)
    case 'print':
      return world.printer ? { ...world, printer: printLine(world.printer, output.line, world.now) } : world
    case 'tear':
      return world.printer ? { ...world, printer: tearOff(world.printer) } : world
    case 'beep':
      return { ...world, beeps: world.beeps + 1 }
  }
}

function onLine(device: Device, world: World, to: InFlight['to'], frame: string): World {
  const frames = [...world.frames.slice(1 - framesKept), { at: world.now, to, frame }]
  return { ...world, frames, link: carry(world.link, to, frame, world.now, device.timing.leg) }
}

/** The next moment at which something happens by itself, or null. */
export function nextMoment(world: World): number | null {
  const due = world.ram?.due ?? null
  const moments = world.link.flying.map(frame => frame.at)
  if (due !== null) moments.push(due)
  if (world.printer?.state === 'hot') moments.push(world.printer.coolAt)
  return moments.length === 0 ? null : Math.max(Math.min(...moments), world.now)
}

/** Lets time pass to `until`; everything due on the way happens in order. */
export function passTime(device: Device, world: World, until: number): Happened {
  let happened = nothing(world)
  for (;;) {
    const moment = nextMoment(happened.world)
    if (moment === null || moment > until) {
      return { world: { ...happened.world, now: until }, facts: happened.facts }
    }
    happened = andThen(happened, before => happenNow(device, { ...before, now: moment }))
  }
}

// Of things at the same moment, frames come first: an answer that arrives in time is in time.
function happenNow(device: Device, world: World): Happened {
  const { link, printer, now, ram } = world
  const frame = link.flying.find(({ at }) => at <= now)
  if (frame) {
    const flying = link.flying.filter(one => one !== frame)
    return arrive(device, { ...world, link: { ...link, flying } }, frame)
  }
  if (printer?.state === 'hot' && printer.coolAt <= now) {
    return nothing({ ...world, printer: coolDown(printer) })
  }
  return ram ? give(device, world, { type: 'due' }) : nothing(world)
}

function arrive(device: Device, world: World, { to, frame }: InFlight): Happened {
  if (to === 'terminal') return give(device, world, { type: 'answer', frame })
  if (world.now < world.host.upAt) return nothing(world)
  const { host, frame: reply } = answer(world.host, frame, world.now)
  const answered = { ...world, host }
  return nothing(reply === null ? answered : onLine(device, answered, 'terminal', reply))
}

/** Whether the terminal waits for a person: nothing is on its way and no message passes by itself. */
export function isQuiet(world: World): boolean {
  if (world.ram === null) return world.link.flying.length === 0
  const { page } = world.ram
  if (page.type === 'notice') return page.stays
  return page.type !== 'boot' && page.type !== 'busy' && page.type !== 'printing'
}

/** Simulated milliseconds until something happens by itself; null when the terminal waits for a person. */
export function nextIn(world: World): number | null {
  const moment = nextMoment(world)
  return isQuiet(world) || moment === null ? null : moment - world.now
}
