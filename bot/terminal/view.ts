import { clockAt, formatClock } from './clock.ts'
import { type Device, type KeyId, keyIds, type TerminalKind } from './device.ts'
import type { PrinterState } from './printer.ts'
import { nextIn, type World } from './running.ts'
import { liveKeys, wordControls } from './screen/controls.ts'
import { layOutLines, layOutTouch } from './screen/lay-out.ts'
import { type PageContent, pageContent } from './screen/page-content.ts'
import type { ChoiceView, LinesScreen, TouchScreen } from './screen/screen.ts'
import { maskPan } from './test-card.ts'

export type { ChoiceView, LinesScreen, TouchScreen } from './screen/screen.ts'

/** A key of the keypad, or of the keypad that a smart terminal draws on its screen. */
export interface KeyView {
  readonly id: KeyId
  /** What to press: also the word for a `Press`. */
  readonly legend: string
  readonly row: number
  readonly column: number
  readonly tone: 'digit' | 'confirm' | 'cancel' | 'clear' | 'function'
  /** Whether the key does anything now. */
  readonly live: boolean
}

export interface SlipView {
  readonly lines: readonly string[]
  /** False while it is still coming out of the printer. */
  readonly torn: boolean
}

export interface PrinterView {
  readonly state: PrinterState
  readonly printing: boolean
  /** The slips of this session, oldest first. */
  readonly slips: readonly SlipView[]
}

/** Everything that a person sees and hears of the terminal now. */
export interface View {
  readonly kind: TerminalKind
  readonly powered: boolean
  readonly screen: LinesScreen | TouchScreen
  /** All the screen's words in reading order, blank lines left out: for reports, screen readers and tests. */
  readonly words: readonly string[]
  readonly keys: readonly KeyView[]
  /** Everything that can be pressed by its words now: menu items, list items and buttons. */
  readonly choices: readonly ChoiceView[]
  /** The screen asks for a signature now (`esign`, `smart`). */
  readonly signing: boolean
  readonly lamps: { readonly power: boolean; readonly line: boolean; readonly alarm: boolean }
  readonly slot: {
    /** The card's masked number, when one is in the slot. */
    readonly card: string | null
    /** The terminal asks for a card now. */
    readonly asks: boolean
  }
  readonly printer: PrinterView | null
  /** Beeps since the world began: a higher number than before means that it beeped. */
  readonly beeps: number
  /** Per cent. */
  readonly battery: number
  readonly charging: boolean
  /** Bars, 0 to 4; null without a SIM card. */
  readonly signal: number | null
  /** Simulated milliseconds until something happens by itself; null when the terminal waits for a person. */
  readonly nextIn: number | null
  /** The clock on the terminal, `18:30`. */
  readonly clock: string
}

/** Everything that a person sees and hears of the terminal now. */
export function look(device: Device, world: World): View {
  const { ram, flash, printer, slot, now } = world
  const content = ram && pageContent(device, flash, ram, now, printer?.state ?? null)
  const screen = content && ram ? layOut(device, world, content) : darkScreen(device)
  const page = ram?.page
  const live = page ? liveKeys(device, flash, page) : []
  const touch = screen.type === 'touch'
  return {
    kind: device.kind,
    powered: ram !== null,
    screen,
    words: wordsOf(screen),
    keys: device.keys
      .filter(key => !touch || key.tone === 'digit' || key.tone === 'clear')
      .map(key => ({ ...key, live: live.includes(key.id) && (!touch || screen.keypad) })),
    choices: choicesOf(device, world),
    signing: page?.type === 'signature',
    lamps: { power: ram !== null, line: ram?.connected ?? false, alarm: page?.type === 'paper' },
    slot: {
      card: slot === null ? null : maskPan(slot),
      asks: page?.type === 'card' || page?.type === 'idle',
    },
    printer: printer && {
      state: printer.state,
      printing: page?.type === 'printing',
      slips: printer.slips,
    },
    beeps: world.beeps,
    battery: world.battery,
    charging: world.charging,
    signal: world.sim ? (world.link.up ? 4 : 0) : null,
    nextIn: nextIn(world),
    clock: formatClock(clockAt(now)).slice(11, 16),
  }
}

function layOut(device: Device, { flash, ram }: World, content: PageContent): LinesScreen | TouchScreen {
  if (ram === null) return darkScreen(device)
  return device.kind === 'smart'
    ? layOutTouch(device, flash, ram, content)
    : layOutLines(device, ram.page, content)
}

function darkScreen(device: Device): LinesScreen | TouchScreen {
  const { rows, columns } = device.display
  return device.kind === 'smart'
    ? {
        type: 'touch',
        title: '',
        corner: null,
        body: [],
        figure: null,
        items: [],
        buttons: [],
        keypad: false,
      }
    : { type: 'lines', rows, columns, lines: Array.from({ length: rows }, () => ''), cursor: null }
}

function wordsOf(screen: LinesScreen | TouchScreen): string[] {
  const all =
    screen.type === 'lines'
      ? screen.lines
      : [
          screen.title,
          ...screen.body,
          screen.figure ?? '',
          ...screen.items.map(item => item.words),
          ...screen.buttons.map(button => button.words),
        ]
  return all.map(line => line.trim()).filter(line => line !== '')
}

function choicesOf(device: Device, { flash, ram }: World): ChoiceView[] {
  if (ram === null) return []
  return wordControls(device, flash, ram).map(({ words, key, item }) => {
    const number = item === undefined ? key : keyIds[item]
    return number === undefined ? { words } : { words, key: number }
  })
}
