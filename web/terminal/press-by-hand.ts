import type { Press } from '../../bot/terminal/press.ts'
import { doPress, followScript, passTime, settle, stop } from './play-script.ts'
import { isDone, isQuiet, nextPress, nextTarget, type Player, type Turn } from './player.ts'
import { findTarget, sameTarget } from './target.ts'

/** The person presses something: it stops a playing script, and in `try` only the right press reaches the terminal. */
export function pressByHand(player: Player, press: Press): Turn {
  switch (player.mode) {
    case 'show':
      return isDone(player) ? pressFreely(player, press) : { player: stop(player), told: [] }
    case 'try': {
      const ready = endWaiting(player)
      const finished = ready.trail.length === ready.script.length || isDone(ready)
      return finished ? pressFreely(ready, press) : tryPress(ready, press)
    }
    case 'free':
      return pressFreely(player, press)
  }
}

const pressFreely = (player: Player, press: Press): Turn =>
  settle(doPress({ ...player, mode: 'free', mistake: null }, press))

/** Ends a wait of the script for a person who is faster, unless the terminal itself is busy. */
function endWaiting(player: Player): Player {
  if (player.view.nextIn !== null) return player
  if (player.waiting > 0) return endWaiting({ ...passTime(player, player.waiting), waiting: 0 })
  const press = nextPress(player)
  if (typeof press !== 'object' || !('wait' in press)) return player
  return endWaiting(followScript(player).player)
}

function tryPress(player: Player, press: Press): Turn {
  if (!isQuiet(player)) return { player, told: [] }
  const target = findTarget(player.view, press)
  if (sameTarget(target, nextTarget(player))) return followScript(player)
  return { player: { ...player, mistake: target }, told: [] }
}
