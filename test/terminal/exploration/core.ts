import { act, actUntilQuiet } from '../../../bot/terminal/act.ts'
import { audit } from '../../../bot/terminal/audit.ts'
import { readJournal } from '../../../bot/terminal/journal.ts'
import { menuPath } from '../../../bot/terminal/ring-up.ts'
import { isQuiet, nextMoment } from '../../../bot/terminal/running.ts'
import { liveKeys, wordControls } from '../../../bot/terminal/screen/controls.ts'
import { startWorld } from '../../../bot/terminal/start-world.ts'
import { look } from '../../../bot/terminal/view.ts'

/** Everything of the terminal that an exploration uses; a mutant is the same bundle with one line changed. */
export const core = {
  act,
  actUntilQuiet,
  audit,
  isQuiet,
  liveKeys,
  look,
  menuPath,
  nextMoment,
  readJournal,
  startWorld,
  wordControls,
}

export type Core = typeof core
