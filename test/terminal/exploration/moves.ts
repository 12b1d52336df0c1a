import type { Device } from '../../../bot/terminal/device.ts'
import type { Press } from '../../../bot/terminal/press.ts'
import type { EntryId } from '../../../bot/terminal/ram.ts'
import type { Happened, World } from '../../../bot/terminal/world.ts'
import type { Core } from './core.ts'

// What is worth typing: something right, something wrong, nothing. More digits lead to nothing new.
const typed: Readonly<Record<EntryId, readonly string[]>> = {
  operator: ['01', '00', '99'],
  password: ['0000', '123456', '12345678'],
  managerPassword: ['123456', '111111'],
  lockPassword: ['0000'],
  amount: ['1', '0'],
  pin: ['000000'],
  trace: ['2', '3', '4'],
  reference: ['000000000002', '000000000003'],
  date: ['1122'],
  authorisation: ['000002', '000003'],
  oldPassword: ['0000'],
  newPassword: ['0000'],
  repeatPassword: ['0000'],
  subject: ['01', '05'],
  count: ['3'],
}

const cards: readonly Press[] = [
  { card: 'swipe' },
  { card: 'insert' },
  { card: 'tap', pan: '4242424242424242' },
]

/** One thing that can be done next. */
interface Move {
  readonly words: string
  readonly run: (world: World) => Happened
}

/** Everything that a person or chance can do next: each live key and word, cards, time, power, line, paper. */
export function movesOf(core: Core, device: Device, world: World): readonly Move[] {
  const moves = pressesOf(core, device, world).map(
    (press): Move => ({
      words: typeof press === 'string' ? press : JSON.stringify(press),
      run: before => core.act(device, before, press),
    }),
  )
  if (core.isQuiet(world)) return moves
  return [...moves, { words: 'until quiet', run: before => core.actUntilQuiet(device, before) }]
}

function pressesOf(core: Core, device: Device, world: World): readonly Press[] {
  const moves: Press[] = [{ power: world.ram ? 'off' : 'on' }, { network: world.link.up ? 'down' : 'up' }]
  if (world.printer) moves.push(world.printer.state === 'ok' ? { paper: 'out' } : { paper: 'load' })
  if (world.slot !== null) moves.push({ card: 'remove' })
  const moment = core.nextMoment(world)
  const { ram, flash } = world
  // The lines of a slip are all alike: the first few stand for the rest.
  const dull = ram?.page.type === 'printing' && ram.page.next > 2
  if (moment !== null && !dull) moves.push({ wait: moment - world.now })
  if (!ram) return moves
  moves.push(...core.wordControls(device, flash, ram).map(control => control.words))
  const { page } = ram
  if (page.type === 'idle' || page.type === 'card') moves.push(...cards.filter(card => takes(world, card)))
  const live = core.liveKeys(device, flash, page)
  const legend = (id: string): string => device.keys.find(key => key.id === id)?.legend ?? id
  if (page.type === 'enter') {
    // Whole words at once: the states between two digits differ in nothing but the digits.
    if (page.typed === '') moves.push(...typed[page.entry])
    return [...moves, legend('confirm'), legend('cancel'), legend('clear')]
  }
  // A menu's numbers do the same as its words, and the idle screen's digits all do the same.
  const keys = live.filter(key => !/^\d/.test(key) || (page.type !== 'menu' && (key === '1' || key === '0')))
  return [...moves, ...keys.map(legend)]
}

const takes = (world: World, card: Press): boolean =>
  typeof card === 'object' && 'card' in card && (card.card !== 'insert' || world.slot === null)
