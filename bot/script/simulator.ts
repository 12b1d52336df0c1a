import type { Terminals } from '../content/compile-terminals.ts'
import type { TerminalDemonstration } from '../dialog/wire.ts'
import { type Device, makeDevice, terminalKinds } from '../terminal/device.ts'
import type { Fact } from '../terminal/fact.ts'
import type { Press } from '../terminal/press.ts'
import { report, type TerminalReport } from '../terminal/report.ts'
import { look } from '../terminal/view.ts'
import { play, startWorld, type World } from '../terminal/world.ts'
import type { TerminalStart } from './script.ts'

/** The simulated terminal in the hands of a script's merchant. */
export interface Simulator {
  readonly device: Device
  readonly world: World
}

/** Switches a terminal on in the state that a fault describes; a sentence when there is no such terminal. */
export function startSimulator(terminals: Terminals, start: TerminalStart): Simulator | string {
  const { kind, fault: faultId, skin: skinId } = start
  const skin = skinId === undefined ? Object.values(terminals.skins)[0] : terminals.skins[skinId]
  const fault = terminals.faults[faultId]
  if (!skin) return `There is no skin "${skinId}": choose ${Object.keys(terminals.skins).join(', ')}.`
  if (!fault) return `There is no fault "${faultId}" in content/faults.`
  if (!fault.kinds.includes(kind)) return `The fault "${faultId}" does not happen on a ${kind} terminal.`
  const device = makeDevice(terminals.devices[kind], skin)
  return { device, world: startWorld(device, fault) }
}

/** The terminal as a demonstration sets it up: all steps before this one are done. */
export function followDemonstration(terminals: Terminals, shown: TerminalDemonstration): Simulator | string {
  const kind = terminalKinds.find(each => each === shown.kind)
  if (!kind) return `A demonstration names the kind "${shown.kind}", which there is not.`
  const started = startSimulator(terminals, { kind, fault: shown.fault })
  return typeof started === 'string' ? started : pressKeys(started, shown.before).simulator
}

/** Presses each when the terminal is quiet, and waits until it is quiet again. */
export function pressKeys(
  { device, world }: Simulator,
  presses: readonly Press[],
): { simulator: Simulator; facts: readonly Fact[] } {
  const played = play(device, world, presses)
  return { simulator: { device, world: played.world }, facts: played.facts }
}

export const reportOf = ({ device, world }: Simulator, facts: readonly Fact[]): TerminalReport =>
  report(device, world, facts)

/** The words on the screen, as lines. */
export const screenOf = ({ device, world }: Simulator): readonly string[] => look(device, world).words

/** The lines of all slips of this session. */
export const slipsOf = ({ device, world }: Simulator): readonly string[] =>
  (look(device, world).printer?.slips ?? []).flatMap(({ lines }) => lines)
