import type { Content } from '../../bot/content/content.ts'
import type { Flow, PressesByKind } from '../../bot/dialog/flow.ts'
import type { Press, TerminalDemonstration } from '../../bot/dialog/wire.ts'
import { wrap } from '../../bot/terminal/cells.ts'
import { type Device, makeDevice, type TerminalKind, terminalKinds } from '../../bot/terminal/device.ts'
import type { Fault } from '../../bot/terminal/fault.ts'
import { showsWords } from '../../bot/terminal/shows-words.ts'
import { look, type View } from '../../bot/terminal/view.ts'
import { act, nextIn, play, startWorld, type World } from '../../bot/terminal/world.ts'
import { screenPicture, slipPicture } from '../terminal/picture.ts'
import { memoize } from './memoize.ts'
import { storiesOf } from './stories-of.ts'

/** What a terminal shows after a step, drawn by the simulated terminal itself, as SVG. */
export interface StepPicture {
  readonly screen: string
  /** The slip that came out, if the step printed one. */
  readonly slip?: string
}

/** The vendor program whose words the guide shows. */
const guideSkin = 'newpos'
const healthy = 'healthy'

/** A device of this kind that runs the guide's vendor program. */
export function deviceOf({ terminals }: Content, kind: TerminalKind): Device {
  const skin = terminals.skins[guideSkin] ?? Object.values(terminals.skins)[0]
  if (!skin) throw new Error('There is no vendor program: the content check should have said so.')
  return makeDevice(terminals.devices[kind], skin)
}

/**
 * What the simulator does to show a step of `flow` after the steps before it; null where this kind cannot
 * have the fault.
 */
export function demonstrateStep(
  { terminals }: Content,
  flow: Flow,
  kind: TerminalKind,
  before: readonly (PressesByKind | undefined)[],
  own: PressesByKind | undefined,
): TerminalDemonstration | null {
  const fault = terminals.faults[flow.fault ?? 'storage-full']
  const script = own?.[kind] ?? []
  if (!fault?.kinds.includes(kind)) return null
  return { kind, fault: fault.id, before: before.flatMap(each => each?.[kind] ?? []), script }
}

/**
 * Plays a demonstration and draws its screen: the last one that shows the words in 「」 of `seen`, or else the
 * final one. Each is played once, since articles share steps.
 */
export function pictureStep(content: Content, shown: TerminalDemonstration, seen: string): StepPicture {
  const pictures = picturesOf(content)
  const key = JSON.stringify([shown, seen])
  const known = pictures.get(key) ?? drawStep(content, shown, seen)
  pictures.set(key, known)
  return known
}

const picturesOf = memoize((_: Content) => new Map<string, StepPicture>())

function drawStep(content: Content, shown: TerminalDemonstration, seen: string): StepPicture {
  const kind = terminalKinds.find(each => each === shown.kind) ?? 'classic'
  const start = openTill(content, kind, shown.fault, [])
  const before = watch(start, shown.before)
  const after = watch(openTill(content, kind, shown.fault, shown.before), shown.script)
  const words = (seen.match(/「[^」]*」/g) ?? []).map(each => each.slice(1, -1))
  const shows = (view: View): boolean => words.some(each => showsWords(view.words, each))
  const views = [viewOf(start), ...before, ...after]
  const last = views.at(-1) ?? viewOf(start)
  const screen = draw(content, views.findLast(shows) ?? last)
  const printed = (view: View | undefined): number => view?.printer?.slips.length ?? 0
  const slip = printed(last) > printed(before.at(-1)) ? last.printer?.slips.at(-1) : undefined
  return slip ? { screen, slip: slipPicture(slip) } : { screen }
}

/** Every view that appears while the presses are made, and until the terminal comes to rest. */
function watch({ device, world: start }: Till, presses: readonly Press[]): View[] {
  const views: View[] = []
  let world = start
  const rest = (): void => {
    const end = world.now + longestWork
    for (let wait = nextIn(world); wait !== null && world.now + wait <= end; wait = nextIn(world)) {
      world = act(device, world, { wait }).world
      views.push(look(device, world))
    }
  }
  for (const press of presses) {
    world = act(device, world, press).world
    views.push(look(device, world))
    rest()
  }
  return views
}

/** In simulated milliseconds: even the longest upload of a full log is over by then. */
const longestWork = 600_000

/**
 * Draws a terminal as the merchant sees it when the problem of `flow` occurs, of the wished kind if that kind
 * can have it.
 */
export function pictureProblem(content: Content, flow: Flow, wished: TerminalKind | null): StepPicture {
  const told = storiesOf(content, flow)
  const id = flow.fault === undefined || flow.fault === healthy ? told[0]?.[0].id : flow.fault
  const story = told.find(([fault]) => fault.id === id)?.[1]
  return pictureFault(content, id ?? healthy, story?.begins ?? [], wished)
}

/** Draws a terminal with this fault after the gestures by which a merchant runs into it. */
export function pictureFault(
  content: Content,
  faultId: string,
  gestures: readonly string[],
  wished: TerminalKind | null,
): StepPicture {
  const kinds = content.terminals.faults[faultId]?.kinds ?? []
  const kind = kinds.find(each => each === wished) ?? kinds[0] ?? 'classic'
  const presses = gestures.flatMap(name => content.gestures[name]?.[kind] ?? [])
  return { screen: draw(content, viewOf(openTill(content, kind, faultId, presses))) }
}

/** Draws words as they would appear on the screen of a keypad terminal. */
export function pictureWords(content: Content, words: string): string {
  const till = openTill(content, 'classic', healthy, [])
  const { rows, columns } = till.device.display
  const wrapped = wrap(words, columns).slice(0, rows)
  const above = Math.floor((rows - wrapped.length) / 2)
  const lines = Array.from({ length: rows }, (_, row) => centred(wrapped[row - above] ?? '', columns))
  return screenPicture({
    ...viewOf(till),
    screen: { type: 'lines', rows, columns, lines, cursor: null },
    words: [words],
  })
}

const centred = (line: string, columns: number): string =>
  ' '.repeat(Math.max(0, Math.floor((columns - 2 * [...line].length) / 2))) + line

interface Till {
  readonly device: Device
  readonly world: World
}

function openTill(content: Content, kind: TerminalKind, faultId: string, presses: readonly Press[]): Till {
  const device = deviceOf(content, kind)
  const fault = content.terminals.faults[faultId]
  if (!fault) throw new Error(`There is no fault "${faultId}": the content check should have said so.`)
  return { device, world: play(device, beginning(device, fault), presses).world }
}

const begun = new WeakMap<Fault, Map<TerminalKind, World>>()

/**
 * The world in which a fault begins, kept for each kind: hundreds of presses lead there, and a page shows it
 * many times.
 */
function beginning(device: Device, fault: Fault): World {
  const known = begun.get(fault) ?? new Map<TerminalKind, World>()
  begun.set(fault, known)
  const world = known.get(device.kind) ?? startWorld(device, fault)
  known.set(device.kind, world)
  return world
}

/** For screen reader users, a dark screen says that it is dark. */
const draw = ({ pages }: Content, view: View): string =>
  screenPicture(view.words.length > 0 ? view : { ...view, words: [pages.guide.screens.dark] })

const viewOf = ({ device, world }: Till): View => look(device, world)
