import type { Device } from '../../bot/terminal/device.ts'
import type { Fact } from '../../bot/terminal/fact.ts'
import type { Fault } from '../../bot/terminal/fault.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { report, type TerminalReport } from '../../bot/terminal/report.ts'
import { look, type View } from '../../bot/terminal/view.ts'
import { act, actUntilQuiet, startWorld, type World } from '../../bot/terminal/world.ts'
import { readingTime } from './reading-time.ts'
import { findTarget, sameTarget, type Target } from './target.ts'
import { unfold } from './unfold.ts'

/** `free`: the person does as he likes; `show`: the script is played; `try`: the person does what the script says. */
export type Mode = 'free' | 'show' | 'try'

/** What is to be shown: replay `before` at once, then play `script`. */
export interface Scene {
  readonly before: readonly Press[]
  readonly script: readonly Press[]
}

/** A simulator and its script at one moment; plain data. */
export interface Player {
  readonly device: Device
  readonly fault: Fault
  readonly world: World
  readonly view: View
  readonly mode: Mode
  readonly scene: Scene
  /** The world after `before`. */
  readonly start: World
  /** The presses of the script, rows of digits taken apart as far as they have been reached. */
  readonly script: readonly Press[]
  /** The world before each press that was done; as long as the number of presses done. */
  readonly trail: readonly World[]
  readonly playing: boolean
  readonly speed: number
  /** Milliseconds until the script presses again; null before the time was measured. */
  readonly pause: number | null
  /** Simulated milliseconds still to pass of a `wait` in the script. */
  readonly waiting: number
  /** Facts since the last report. */
  readonly facts: readonly Fact[]
  /** What the person pressed in place of the next press. */
  readonly mistake: Target | null
}

/** Something to tell the page. */
export interface Told {
  readonly type: 'happened' | 'demonstrated'
  readonly report: TerminalReport
}

export interface Turn {
  readonly player: Player
  readonly told: readonly Told[]
}

/** A terminal that needs longer than this for its next move is watched at `hastyFactor` times the speed. */
const longestWatch = 3000
const hastyFactor = 12

/** Whether a scripted terminal waits so long, for an answer that does not come, that its time is shortened. */
export const isHasty = ({ mode, view, waiting }: Player): boolean =>
  mode !== 'free' && Math.max(view.nextIn ?? 0, waiting) > longestWatch

/** How long before a scripted press its key goes down, in milliseconds. */
export const downTime = 180

const nothing: Scene = { before: [], script: [] }

/** A terminal as the fault prepares it, in the person's hands. */
export function startFree(device: Device, fault: Fault, speed = 1): Player {
  return open(device, fault, nothing, startWorld(device, fault), 'free', speed)
}

/** A terminal at a given moment, in the person's hands. */
export function continueFree(device: Device, fault: Fault, world: World): Player {
  return open(device, fault, nothing, world, 'free', 1)
}

/**
 * Starts playing a scene. A scene that goes on where `current` ended keeps its world, so that nothing seems to
 * restart; the scene that is already on returns `current` itself.
 */
export function startScene(current: Player | null, device: Device, fault: Fault, scene: Scene): Player {
  const same = current?.device === device && current.fault === fault ? current : null
  if (same && same.mode !== 'free' && equal(same.scene, scene)) return same
  const goesOn = same && equal(scene.before, [...same.scene.before, ...same.scene.script]) && isDone(same)
  const start = goesOn ? same.world : replayPresses(device, startWorld(device, fault), scene.before)
  return open(device, fault, scene, start, 'show', current?.speed ?? 1)
}

function open(device: Device, fault: Fault, scene: Scene, start: World, mode: Mode, speed: number): Player {
  const world = actUntilQuiet(device, start).world
  const blank = { start: world, trail: [], pause: null, waiting: 0, facts: [], mistake: null }
  const moment = { world, view: look(device, world) }
  return {
    device,
    fault,
    scene,
    mode,
    speed,
    playing: mode === 'show',
    script: scene.script,
    ...blank,
    ...moment,
  }
}

function replayPresses(device: Device, start: World, presses: readonly Press[]): World {
  return presses.reduce(
    (world, press) => actUntilQuiet(device, act(device, world, press).world).world,
    actUntilQuiet(device, start).world,
  )
}

/** What is to be pressed next, by the script or by the person who tries; undefined at the end and in `free`. */
export function nextPress({ mode, script, trail, view }: Player): Press | undefined {
  return mode === 'free' ? undefined : unfold(script, trail.length, view)[trail.length]
}

/** Where the next press is done. */
export function nextTarget(player: Player): Target | null {
  const press = nextPress(player)
  return press === undefined ? null : findTarget(player.view, press)
}

/** Whether the terminal waits for a hand. */
export const isQuiet = ({ view, waiting }: Player): boolean => view.nextIn === null && waiting === 0

/** Whether the whole script was done and its last reaction is over. */
export const isDone = (player: Player): boolean =>
  player.mode !== 'free' && isQuiet(player) && nextPress(player) === undefined

/**
 * Whether simulated time runs. In `show` and `try` it stops while the terminal waits for a hand: otherwise a
 * slow reader would see its questions time out.
 */
const timeRuns = (player: Player): boolean => player.mode === 'free' || !isQuiet(player)

/** Lets `elapsed` wall-clock milliseconds pass: for the terminal, and for the script that waits to press. */
export function tick(player: Player, elapsed: number): Turn {
  if (timeRuns(player)) {
    const factor = player.speed * (isHasty(player) ? hastyFactor : 1)
    return settle(passTime(player, Math.round(elapsed * factor)))
  }
  const press = nextPress(player)
  const mayPress = player.mode === 'show' ? player.playing : typeof press === 'object' && 'wait' in press
  if (press === undefined || !mayPress) return { player, told: [] }
  const pause = player.pause ?? readingTime(player.view, press, player.trail.length === 0)
  const left = pause - elapsed * player.speed
  return left > 0 ? { player: { ...player, pause: left }, told: [] } : followScript(player)
}

/** Whether `tick` has anything to do. */
export function needsTime(player: Player): boolean {
  if (timeRuns(player)) return player.view.powered || !isQuiet(player)
  const press = nextPress(player)
  if (press === undefined) return false
  return player.mode === 'show' ? player.playing : typeof press === 'object' && 'wait' in press
}

function passTime(player: Player, simulated: number): Player {
  const { device, world, facts, waiting } = player
  const done = act(device, world, { wait: simulated })
  return {
    ...moveTo(player, done.world),
    facts: [...facts, ...done.facts],
    waiting: Math.max(0, waiting - simulated),
  }
}

const moveTo = (player: Player, world: World): Player => ({
  ...player,
  world,
  view: look(player.device, world),
})

/** Reports what the hands' last act led to, once it is over. */
function settle(player: Player): Turn {
  if (!isQuiet(player)) return { player, told: [] }
  const { device, world, facts, mode } = player
  const settled = { ...player, facts: [], pause: null }
  const tell = (type: Told['type']): Turn => ({
    player: settled,
    told: [{ type, report: report(device, world, facts) }],
  })
  if (mode !== 'show') return facts.length > 0 ? tell('happened') : { player: settled, told: [] }
  // A demonstration is told once, as a whole.
  return isDone(player) ? tell('demonstrated') : { player: { ...settled, facts }, told: [] }
}

function followScript(player: Player): Turn {
  const script = unfold(player.script, player.trail.length, player.view)
  const press = script[player.trail.length]
  if (press === undefined) return { player, told: [] }
  const unfolded = { ...player, script, trail: [...player.trail, player.world], pause: null, mistake: null }
  if (typeof press === 'object' && 'wait' in press) return settle({ ...unfolded, waiting: press.wait })
  return settle(doPress(unfolded, press))
}

function doPress(player: Player, press: Press): Player {
  const done = act(player.device, player.world, press)
  return { ...moveTo(player, done.world), facts: [...player.facts, ...done.facts] }
}

/** The person presses. Takes a playing script over; in `try` only the right press reaches the terminal. */
export function pressByHand(player: Player, press: Press): Turn {
  if (player.mode === 'try' && !isDone(player)) return tryPress(player, press)
  if (player.mode === 'show' && !isDone(player)) return { player: { ...player, playing: false }, told: [] }
  return settle(doPress({ ...player, mode: 'free', mistake: null }, press))
}

function tryPress(player: Player, press: Press): Turn {
  if (!isQuiet(player)) return { player, told: [] }
  const target = findTarget(player.view, press)
  if (sameTarget(target, nextTarget(player))) return followScript(player)
  return { player: { ...player, mistake: target }, told: [] }
}

/** Plays on, or from the beginning when the person has taken over or everything was shown. */
export const play = (player: Player): Player =>
  player.mode === 'show' && !isDone(player) ? { ...player, playing: true } : replay(player)

export const stop = (player: Player): Player => ({ ...player, playing: false })

export const setSpeed = (player: Player, speed: number): Player => ({ ...player, speed })

/** Does the next press at once, or ends what is going on at once. */
export function stepForward(player: Player): Turn {
  const still = stop(player)
  if (isQuiet(still)) return followScript(still)
  const { device, world, facts, waiting } = still
  const waited = waiting > 0 ? act(device, world, { wait: waiting }) : { world, facts: [] }
  const ended = actUntilQuiet(device, waited.world)
  return settle({
    ...moveTo(still, ended.world),
    facts: [...facts, ...waited.facts, ...ended.facts],
    waiting: 0,
  })
}

/** Goes back to before the last press, and stays there. */
export function stepBack(player: Player): Player {
  const world = player.trail[player.trail.length - 1]
  if (!world) return stop(player)
  return { ...moveTo(stop(player), world), trail: player.trail.slice(0, -1), ...afresh }
}

const afresh = { pause: null, waiting: 0, facts: [], mistake: null } as const

/** Plays the script again from its beginning. */
export const replay = (player: Player): Player => ({
  ...moveTo(player, player.start),
  ...afresh,
  trail: [],
  mode: 'show',
  playing: true,
})

/** Back to the moment before the script: now the person does it. */
export const tryIt = (player: Player): Player => ({ ...replay(player), mode: 'try', playing: false })

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
