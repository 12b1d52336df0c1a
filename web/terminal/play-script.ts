import { act, actUntilQuiet } from '../../bot/terminal/act.ts'
import type { Press } from '../../bot/terminal/press.ts'
import { report } from '../../bot/terminal/report.ts'
import { afresh, isDone, isQuiet, moveTo, nextPress, type Player, type Told, type Turn } from './player.ts'
import { readingTime } from './reading-time.ts'
import { findTarget } from './target.ts'
import { unfold } from './unfold.ts'

/**
 * In milliseconds. A terminal that needs longer for its next move is played at `hastyFactor` times the speed.
 */
const longestWatch = 3000
const hastyFactor = 12

/** Whether a scripted terminal is waiting so long for an answer that the wait is shortened. */
export const isHasty = ({ mode, view, waiting }: Player): boolean =>
  mode !== 'free' && Math.max(view.nextIn ?? 0, waiting) > longestWatch

/** How long before a scripted press its key appears pressed, in milliseconds. */
export const downTime = 180

/**
 * Whether simulated time runs. In `show` and `try` it stops while the terminal waits for a press, so that its
 * prompts do not time out on a slow reader.
 */
const timeRuns = (player: Player): boolean => player.mode === 'free' || !isQuiet(player)

/** Lets `elapsed` wall-clock milliseconds pass, for the terminal and for the script's next press. */
export function tick(player: Player, elapsed: number): Turn {
  if (timeRuns(player)) {
    const factor = player.speed * (isHasty(player) ? hastyFactor : 1)
    return settle(passTime(player, Math.round(elapsed * factor)))
  }
  const press = nextPress(player)
  if (press === undefined || !isPressedByScript(player, press)) return { player, told: [] }
  const pause = player.pause ?? readingTime(player.view, press, player.trail.length === 0)
  const left = pause - elapsed * player.speed
  return left > 0 ? { player: { ...player, pause: left }, told: [] } : followScript(player)
}

/**
 * In `try` the script itself does what no person can: it waits, and skips words that are not on the screen.
 */
const isPressedByScript = (player: Player, press: Press): boolean =>
  player.mode === 'show'
    ? player.playing
    : (typeof press === 'object' && 'wait' in press) || findTarget(player.view, press) === null

/** Whether `tick` has anything to do. */
export function needsTime(player: Player): boolean {
  if (timeRuns(player)) return player.view.powered || !isQuiet(player)
  const press = nextPress(player)
  return press !== undefined && isPressedByScript(player, press)
}

/** Milliseconds that may pass between ticks: while it waits in `free`, only the terminal's clock moves. */
export const pace = (player: Player): number => (player.mode === 'free' && isQuiet(player) ? 500 : 0)

/** Lets simulated milliseconds pass on the terminal. */
export function passTime(player: Player, simulated: number): Player {
  const { device, world, facts, waiting } = player
  const done = act(device, world, { wait: simulated })
  return {
    ...moveTo(player, done.world),
    facts: [...facts, ...done.facts],
    waiting: Math.max(0, waiting - simulated),
  }
}

/** Reports the result of the last press once it has settled. */
export function settle(player: Player): Turn {
  if (!isQuiet(player)) return { player, told: [] }
  const { device, world, facts, mode } = player
  const settled = { ...player, facts: [], pause: null }
  const tell = (type: Told['type']): Turn => ({
    player: settled,
    told: [{ type, report: report(device, world, facts) }],
  })
  if (mode !== 'show') return facts.length > 0 ? tell('happened') : { player: settled, told: [] }
  // A demonstration is reported once, as a whole.
  return isDone(player) ? tell('demonstrated') : { player: { ...settled, facts }, told: [] }
}

/** Does the next press of the script. */
export function followScript(player: Player): Turn {
  const script = unfold(player.script, player.trail.length, player.view)
  const press = script[player.trail.length]
  if (press === undefined) return { player, told: [] }
  const { world, facts } = player
  const trail = [...player.trail, { world, facts }]
  const unfolded = { ...player, script, trail, pause: null, mistake: null }
  if (typeof press === 'object' && 'wait' in press) return settle({ ...unfolded, waiting: press.wait })
  return settle(doPress(unfolded, press))
}

/** Carries out one press and records the facts that came of it. */
export function doPress(player: Player, press: Press): Player {
  const done = act(player.device, player.world, press)
  return { ...moveTo(player, done.world), facts: [...player.facts, ...done.facts] }
}

/** Resumes playing, or plays from the beginning when the person has taken over or everything was shown. */
export const play = (player: Player): Player =>
  player.mode === 'show' && !isDone(player) ? { ...player, playing: true } : replay(player)

/** Pauses the script where it is. */
export const stop = (player: Player): Player => ({ ...player, playing: false })

/** 1 is the speed of a real terminal with an unhurried reader. */
const speeds: readonly number[] = [1, 2, 0.5]

/** Switches to the next speed, and from the last to the first. */
export const changeSpeed = (player: Player): Player => ({
  ...player,
  speed: speeds[(speeds.indexOf(player.speed) + 1) % speeds.length] ?? 1,
})

/** Does the next press at once, or completes at once what is going on. */
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

/** Goes back to the moment before the last press and stays there. */
export function stepBack(player: Player): Player {
  const moment = player.trail[player.trail.length - 1]
  if (!moment) return stop(player)
  const { world, facts } = moment
  return { ...moveTo(stop(player), world), ...afresh, facts, trail: player.trail.slice(0, -1) }
}

/** Plays the script again from its beginning. */
export const replay = (player: Player): Player => ({
  ...moveTo(player, player.start),
  ...afresh,
  trail: [],
  mode: 'show',
  playing: true,
})

/** Returns to the start of the script and lets the person carry it out. */
export const tryIt = (player: Player): Player => ({ ...replay(player), mode: 'try', playing: false })
