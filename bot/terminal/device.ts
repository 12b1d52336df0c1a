import type { JobName } from './job-name.ts'
import type { TextId } from './text.ts'

/** `classic`: keypad, four-line display, printer; `esign`: keypad, signature on screen, no printer; `smart`: touch. */
export const terminalKinds = ['classic', 'esign', 'smart'] as const
export type TerminalKind = (typeof terminalKinds)[number]

/** The digit keys and the function keys that a Chinese keypad has; a smart terminal shows them on the screen. */
export const keyIds = [
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '00'],
  ...['confirm', 'cancel', 'clear', 'menu', 'up', 'down'],
] as const
export type KeyId = (typeof keyIds)[number]

/** The acquirer's dialect: flags inside F48 (`cup`), or F39 and the host's own totals in F48 (`lakala`). */
export const hostProfiles = ['cup', 'lakala'] as const
export type HostProfile = (typeof hostProfiles)[number]

export interface KeyData {
  readonly id: KeyId
  /** What is printed on the key, e.g. 「确认」. */
  readonly legend: string
  /** Place on the keypad, both from 1. */
  readonly row: number
  readonly column: number
  readonly tone: 'digit' | 'confirm' | 'cancel' | 'clear' | 'function'
}

interface MenuItem {
  readonly words: string
  /** The job that the item starts, */
  readonly job?: JobName
  /** or the menu that it opens, */
  readonly menu?: string
  /** or the text that it shows. */
  readonly notice?: TextId
}

export interface Menu {
  readonly title: string
  readonly items: readonly MenuItem[]
}

interface Display {
  readonly rows: number
  /** Half-width cells: a Chinese character takes two. */
  readonly columns: number
}

/** How a vendor's program behaves where programs differ. */
interface Rules {
  /** 确认 on the full-storage message goes straight into settlement (新大陆). */
  readonly fullLeadsToSettlement: boolean
  /** An interrupted settlement goes on by itself at boot (NEWPOS) or asks first (新大陆). */
  readonly resume: 'auto' | 'ask'
  /**
   * 取消 at 「打印机缺纸」 on the settlement slip: the batch number moves on but the log is freed only at the next
   * boot (NEWPOS), or the settlement stays unfinished until the slip is printed (新大陆).
   */
  readonly paperCancel: 'frees-at-boot' | 'halts'
  readonly asksForDetails: boolean
  readonly autoSignOff: boolean
  /** Sends of one message before the terminal gives up, 1 to 3. */
  readonly resendTimes: number
  readonly reversalTries: number
  /** Wrong passwords in a row that lock an operator. */
  readonly passwordTries: number
  /** Copies of a sales slip. */
  readonly copies: number
}

/** Simulated milliseconds. */
interface Timing {
  readonly boot: number
  readonly dial: number
  /** One way over the line. */
  readonly leg: number
  /** How long the terminal waits for an answer. */
  readonly answer: number
  /** How long a message stays on the screen. */
  readonly notice: number
  /** How long a question waits before the terminal goes back to idle. */
  readonly prompt: number
  /** One printed line. */
  readonly line: number
}

interface Capacity {
  /** Transactions the log may hold. The usual setting is 500, settable from 1 to 500. */
  readonly max: number
  /** Share of `max`, in percent, from which a sale is followed by a warning. */
  readonly warnPercent: number
  /** A total of sales in fen from which the terminal demands settlement. */
  readonly largestTotal: number
  /** Sales still taken after `max` with the soft message, before the hard stop (百富: 10; others: 0). */
  readonly overrun: number
}

export interface Operator {
  /** `01`–`05` cashiers, `00` the manager, `99` the system administrator. */
  readonly id: string
  readonly role: 'cashier' | 'manager' | 'system'
  readonly password: string
  readonly maySettle: boolean
}

interface Merchant {
  readonly name: string
  /** 15 characters, F42. */
  readonly number: string
  /** 8 characters, F41. */
  readonly terminal: string
}

/** A kind of terminal as a file in `content/terminals/devices` describes it, with every screen text. */
export interface DeviceData {
  readonly kind: TerminalKind
  readonly name: string
  readonly display: Display
  readonly printer: boolean
  readonly signature: 'paper' | 'screen'
  readonly keys: readonly KeyData[]
  /** `main` opens from idle; `manager` and `system` open for operators 00 and 99. */
  readonly menus: Readonly<Record<string, Menu>>
  readonly capacity: Capacity
  readonly rules: Rules
  readonly timing: Timing
  readonly operators: readonly Operator[]
  readonly merchant: Merchant
  readonly host: HostProfile
  /** Screen and slip texts; `{name}` is filled, a line break starts a new line. */
  readonly texts: Readonly<Record<TextId, string>>
  /** What the screen says to an answer code of the host (F39). */
  readonly answers: Readonly<Record<string, string>>
}

/** A vendor's program: only what differs from the device. */
export interface SkinData {
  readonly id: string
  readonly name: string
  readonly texts: Readonly<Partial<Record<TextId, string>>>
  readonly answers: Readonly<Record<string, string>>
  readonly rules: Partial<Rules>
  readonly capacity: Partial<Capacity>
  readonly host?: HostProfile
  /** Menus of its own, per kind. */
  readonly menus: Readonly<Partial<Record<TerminalKind, Readonly<Record<string, Menu>>>>>
}

/** A device that can be switched on: a kind of terminal with a vendor's program. */
export interface Device extends DeviceData {
  readonly skin: string
}

/** What a test may set differently from the content. */
export interface DeviceOverrides {
  readonly capacity?: Partial<Capacity>
  readonly rules?: Partial<Rules>
  readonly timing?: Partial<Timing>
  readonly host?: HostProfile
}

/** Puts a vendor's program on a kind of terminal; later arguments win. */
export function makeDevice(kind: DeviceData, skin: SkinData, overrides: DeviceOverrides = {}): Device {
  return {
    ...kind,
    skin: skin.id,
    texts: { ...kind.texts, ...skin.texts },
    answers: { ...kind.answers, ...skin.answers },
    rules: { ...kind.rules, ...skin.rules, ...overrides.rules },
    capacity: { ...kind.capacity, ...skin.capacity, ...overrides.capacity },
    timing: { ...kind.timing, ...overrides.timing },
    host: overrides.host ?? skin.host ?? kind.host,
    menus: { ...kind.menus, ...skin.menus[kind.kind] },
  }
}
