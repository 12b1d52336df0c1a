import type { Device, KeyId, TerminalKind } from './device.ts'
import type { World } from './world.ts'

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

/** Something with words on the screen that can be touched (`smart`) or chosen by its number key. */
export interface ChoiceView {
  /** The word for a `Press`. */
  readonly words: string
  /** The number key that also chooses it, if there is one. */
  readonly key?: KeyId
}

export interface LinesScreen {
  readonly type: 'lines'
  readonly rows: number
  /** Half-width cells per row. */
  readonly columns: number
  /** Exactly `rows` texts, none wider than `columns` cells, not padded. */
  readonly lines: readonly string[]
  /** The row whose text is being typed into, from 0. */
  readonly cursor: number | null
}

export interface TouchScreen {
  readonly type: 'touch'
  readonly title: string
  /** The button in the corner at the top left, if the page has one. */
  readonly corner: string | null
  readonly body: readonly string[]
  /** What is typed so far, in large figures; null where nothing is typed. */
  readonly figure: string | null
  readonly items: readonly ChoiceView[]
  readonly buttons: readonly { readonly words: string; readonly tone: 'primary' | 'secondary' }[]
  /** Whether `keys` are drawn on the screen now. */
  readonly keypad: boolean
}

export interface SlipView {
  readonly lines: readonly string[]
  /** False while it is still coming out of the printer. */
  readonly torn: boolean
}

export interface PrinterView {
  readonly state: 'ok' | 'out' | 'jam' | 'hot'
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
  /** Beeps since the world began; more than before means: it beeped. */
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

export declare function look(device: Device, world: World): View
