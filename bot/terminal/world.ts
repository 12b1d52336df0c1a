/** The simulator's door: a world, how to start one, and the one verb that changes it. */
export { act, actUntilQuiet } from './act.ts'
export { type Played, play } from './play.ts'
export { type Happened, isQuiet, nextIn, type World } from './running.ts'
export { startWorld } from './start-world.ts'
