import type { Press } from '../terminal/press.ts'
import { fail } from './explain-failure.ts'
import type { PlacedStep } from './include-parts.ts'
import { listOf } from './match-text.ts'
import type { ScriptStep } from './script.ts'
import {
  followDemonstration,
  pressKeys,
  reportOf,
  type Simulator,
  screenOf,
  slipsOf,
  startSimulator,
} from './simulator.ts'
import { hear, nextId, type Stage, type Stumble } from './stage.ts'
import { changing } from './suggest-edit.ts'

type Handling = Exclude<Extract<ScriptStep, { terminal: unknown }>['terminal'], { facts: unknown }>

/** Presses keys of the simulator; each press that leads to something is reported, as by the element in the browser. */
export async function pressAndReport(
  stage: Stage,
  placed: PlacedStep,
  { press = [] }: Handling,
): Promise<Stumble> {
  const simulator = stage.simulator ?? switchOn(stage)
  if (typeof simulator === 'string') {
    return fail(stage, placed, { expected: 'a terminal to press', came: simulator })
  }
  stage.simulator = simulator
  for (const each of press) {
    const pressed = pressKeys(stage.simulator, [toPress(each)])
    stage.simulator = pressed.simulator
    if (pressed.facts.length === 0) continue
    const report = reportOf(pressed.simulator, pressed.facts)
    const lost = hear(stage, await stage.desk.send({ kind: 'report', messageId: nextId(stage), report }))
    if (lost) return lost
  }
  return null
}

/** The terminal that the script names, else the one that the bot demonstrated on last. */
function switchOn({ script, terminals, transcript }: Stage): Simulator | string {
  if (script.terminal) return startSimulator(terminals, script.terminal)
  const shown = transcript.findLast(line => line.who === 'bot' && line.spoken.demonstration !== null)
  if (shown?.who === 'bot' && shown.spoken.demonstration) {
    return followDemonstration(terminals, shown.spoken.demonstration)
  }
  return 'None was demonstrated yet: write for instance `terminal: {kind: classic, fault: storage-full}` below the title.'
}

/** Compares screen and slips with what the step expects of them. */
export function lookAt(stage: Stage, placed: PlacedStep, { press, screen, slip }: Handling): Stumble {
  if (!stage.simulator) return null
  const seen = screenOf(stage.simulator)
  const printed = slipsOf(stage.simulator)
  const missing = (lines: readonly string[], words: string | readonly string[] | undefined) =>
    listOf(words).filter(each => !squeeze(lines.join('')).includes(squeeze(each)))
  const unseen = missing(seen, screen)
  const unprinted = missing(printed, slip)
  if (unseen.length + unprinted.length === 0) return null
  const accepted = {
    ...(press ? { press } : {}),
    ...(screen ? { screen: unseen.length > 0 ? seen : screen } : {}),
    ...(slip && unprinted.length === 0 ? { slip } : {}),
  }
  const expected = [
    ...unseen.map(words => `「${words}」 on the screen`),
    ...unprinted.map(words => `「${words}」 on a slip`),
  ]
  const came = [
    ...(unseen.length > 0 ? [`the screen says ${seen.join(' / ') || 'nothing'}`] : []),
    ...(unprinted.length > 0
      ? [`the slips say ${printed.map(line => line.trim()).join(' / ') || 'nothing'}`]
      : []),
  ]
  return fail(stage, placed, {
    expected: expected.join(' and '),
    came: came.join('; '),
    edit: Object.keys(accepted).length === 0 ? null : changing(placed, { terminal: accepted }),
  })
}

// Display lines break and pad where the device does, not where an author would.
const squeeze = (text: string): string => text.replace(/\s/g, '')

function toPress(press: NonNullable<Handling['press']>[number]): Press {
  if (typeof press === 'string' || !('card' in press)) return press
  return { card: press.card, ...(press.pan === undefined ? {} : { pan: press.pan }) }
}
