/** The simulator's door: a world, how to start one, the verbs that change it, and how to judge and keep it. */
export { act, actUntilQuiet } from './act.ts'
export { audit, auditSince, type Finding } from './audit.ts'
export { type Played, play } from './play.ts'
export { type Happened, isQuiet, nextIn, type World } from './running.ts'
export { type Restored, restoreWorld, type SaveError, saveVersion, saveWorld } from './save.ts'
export { startWorld } from './start-world.ts'
