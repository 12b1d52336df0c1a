import { tick } from '../../web/terminal/play-script.ts'
import { isDone, type Player, type Told } from '../../web/terminal/player.ts'

/** A player after some time, and what it told meanwhile. */
export interface Watched {
  readonly player: Player
  readonly told: readonly Told[]
}

const frame = 17

/** Lets frames pass while `goesOn`, at most ten minutes. */
export function watchWhile(start: Player, goesOn: (player: Player) => boolean): Watched {
  const told: Told[] = []
  let player = start
  for (let time = 0; time < 600_000 && goesOn(player); time += frame) {
    const turn = tick(player, frame)
    told.push(...turn.told)
    player = turn.player
  }
  return { player, told }
}

/** Lets a whole script play. */
export const watch = (start: Player): Watched => watchWhile(start, player => !isDone(player))

/** Lets the terminal react until it waits for a hand. */
export const watchReaction = (start: Player): Watched =>
  watchWhile(start, player => player.view.nextIn !== null)
