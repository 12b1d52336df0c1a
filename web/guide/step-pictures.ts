import type { Content } from '../../bot/content/content.ts'
import type { Flow, PressesByKind } from '../../bot/dialog/flow.ts'
import type { Press, TerminalDemonstration } from '../../bot/dialog/wire.ts'
import { wrap } from '../../bot/terminal/cells.ts'
import { type Device, makeDevice, type TerminalKind, terminalKinds } from '../../bot/terminal/device.ts'
import { look } from '../../bot/terminal/view.ts'
import { play, startWorld } from '../../bot/terminal/world.ts'
import { screenPicture, slipPicture } from '../terminal/picture.ts'

/** What a terminal shows after a step, drawn by the terminal itself. */
export interface StepPicture {
  readonly screen: string
  /** The slip that came out, if the step printed one. */
  readonly slip?: string
}

/** The program whose words the guide shows. */
const guideSkin = 'newpos'
const healthy = 'healthy'

function deviceOf({ terminals }: Content, kind: TerminalKind): Device {
  const skin = terminals.skins[guideSkin] ?? Object.values(terminals.skins)[0]
  if (!skin) throw new Error('There is no vendor program: the content check should have said so.')
  return makeDevice(terminals.devices[kind], skin)
}

/** What the simulator does to show a step of `flow`, after the steps before it; null where there is nothing to press. */
export function demonstrateStep(
  { terminals }: Content,
  flow: Flow,
  kind: TerminalKind,
  before: readonly (PressesByKind | undefined)[],
  own: PressesByKind | undefined,
): TerminalDemonstration | null {
  const fault = terminals.faults[flow.fault ?? 'storage-full']
  const script = own?.[kind] ?? []
  if (!fault?.kinds.includes(kind) || script.length === 0) return null
  return { kind, fault: fault.id, before: before.flatMap(each => each?.[kind] ?? []), script }
}

/** Plays a demonstration to its end and draws what stands there then. */
export function pictureStep(content: Content, shown: TerminalDemonstration): StepPicture {
  const kind = terminalKinds.find(each => each === shown.kind) ?? 'classic'
  const before = picture(content, kind, shown.fault, shown.before)
  const after = picture(content, kind, shown.fault, [...shown.before, ...shown.script])
  const slips = after.view.printer?.slips ?? []
  const slip = slips.length > (before.view.printer?.slips.length ?? 0) ? slips.at(-1) : undefined
  const screen = screenPicture(after.view)
  return slip ? { screen, slip: slipPicture(slip) } : { screen }
}

/** The terminal as the merchant meets the problem of `flow`: what was done before asking is done. */
export function pictureProblem(content: Content, flow: Flow): StepPicture {
  const fault = content.terminals.faults[flow.fault ?? healthy]
  const kind = fault?.kinds[0] ?? 'classic'
  const begins = content.proofs.stories[fault?.id ?? healthy]?.[0]?.begins ?? []
  const presses = begins.flatMap(name => content.gestures[name]?.[kind] ?? [])
  return { screen: screenPicture(picture(content, kind, fault?.id ?? healthy, presses).view) }
}

/** The words of a screen as the keypad terminal would show them. */
export function pictureWords(content: Content, words: string): string {
  const device = deviceOf(content, 'classic')
  const { view } = picture(content, 'classic', healthy, [])
  const { rows, columns } = device.display
  const wrapped = wrap(words, columns).slice(0, rows)
  const above = Math.floor((rows - wrapped.length) / 2)
  const lines = Array.from({ length: rows }, (_, row) => centred(wrapped[row - above] ?? '', columns))
  return screenPicture({
    ...view,
    screen: { type: 'lines', rows, columns, lines, cursor: null },
    words: [words],
  })
}

const centred = (line: string, columns: number): string =>
  ' '.repeat(Math.max(0, Math.floor((columns - 2 * [...line].length) / 2))) + line

function picture(content: Content, kind: TerminalKind, faultId: string, presses: readonly Press[]) {
  const device = deviceOf(content, kind)
  const fault = content.terminals.faults[faultId]
  if (!fault) throw new Error(`There is no fault "${faultId}": the content check should have said so.`)
  const { world } = play(device, startWorld(device, fault), presses)
  return { view: look(device, world) }
}
