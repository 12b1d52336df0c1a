import { actUntilQuiet, pressAll } from '../../bot/terminal/act.ts'
import type { Device } from '../../bot/terminal/device.ts'
import type { Fact } from '../../bot/terminal/fact.ts'
import type { Fault } from '../../bot/terminal/fault.ts'
import type { Press } from '../../bot/terminal/press.ts'
import type { TerminalReport } from '../../bot/terminal/report.ts'
import type { World } from '../../bot/terminal/running.ts'
import { look, type View } from '../../bot/terminal/view.ts'
import { findTarget, type Target } from './target.ts'
import { unfold } from './unfold.ts'

/**
 * `free`: the person may do anything; `show`: the script is played; `try`: the person carries out the script.
 */
export type Mode = 'free' | 'show' | 'try'

/** What to show: replay `before` at once, then play `script`. */
export interface Scene {
  readonly before: readonly Press[]
  readonly script: readonly Press[]
}

/** A moment that stepping back can return to. */
interface Moment {
  readonly world: World
  readonly facts: readonly Fact[]
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
  /** The presses of the script; rows of digits are split when they are reached. */
  readonly script: readonly Press[]
  /** The moments before the presses done so far. */
  readonly trail: readonly Moment[]
  readonly playing: boolean
  readonly speed: number
  /** Milliseconds until the script's next press; null until that is determined. */
  readonly pause: number | null
  /** Simulated milliseconds left of a `wait` in the script. */
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

const emptyScene: Scene = { before: [], script: [] }

/** A terminal at a given moment, under the person's control. */
export const continueFree = (device: Device, fault: Fault, world: World): Player =>
  open(device, fault, emptyScene, world, 'free')

/**
 * Starts playing a scene. A scene that continues where `current` ended keeps its world, so that nothing seems
 * to restart; for a scene that is already playing it returns `current` itself. `begin` makes the world to
 * start in.
 */
export function startScene(
  current: Player | null,
  device: Device,
  fault: Fault,
  scene: Scene,
  begin: () => World,
): Player {
  const same = current?.device === device && current.fault === fault ? current : null
  if (same && same.mode !== 'free' && equal(same.scene, scene)) return same
  const goesOn = same && equal(scene.before, [...same.scene.before, ...same.scene.script]) && isDone(same)
  const start = goesOn ? same.world : pressAll(device, begin(), scene.before)
  return { ...open(device, fault, scene, start, 'show'), speed: current?.speed ?? 1 }
}

/** The state of a player that is doing nothing. */
export const afresh = { pause: null, waiting: 0, facts: [], mistake: null } as const

function open(device: Device, fault: Fault, scene: Scene, from: World, mode: 'free' | 'show'): Player {
  const { world } = actUntilQuiet(device, from)
  const view = look(device, world)
  const { script } = scene
  const still = { device, fault, world, view, mode, scene, start: world, script, trail: [], speed: 1 }
  return { ...still, ...afresh, playing: mode === 'show' }
}

/** The next press, by the script or by the person who tries; undefined at the end and in `free`. */
export function nextPress({ mode, script, trail, view }: Player): Press | undefined {
  return mode === 'free' ? undefined : unfold(script, trail.length, view)[trail.length]
}

/** Where the next press is done. */
export function nextTarget(player: Player): Target | null {
  const press = nextPress(player)
  return press === undefined ? null : findTarget(player.view, press)
}

/** Whether the terminal is waiting for a press. */
export const isQuiet = ({ view, waiting }: Player): boolean => view.nextIn === null && waiting === 0

/** Whether the whole script is done and its last effect has settled. */
export const isDone = (player: Player): boolean =>
  player.mode !== 'free' && isQuiet(player) && nextPress(player) === undefined

/** The player with another world, and the view of it. */
export const moveTo = (player: Player, world: World): Player => ({
  ...player,
  world,
  view: look(player.device, world),
})

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
