import type { TerminalKind } from './device.ts'
import type { HostRule } from './host/host.ts'
import type { LinkRule } from './link.ts'
import type { Press } from './press.ts'
import type { PowerCut } from './running.ts'
import type { EntryMode } from './trade.ts'

/** One thing that was done to a terminal before the merchant comes to it. */
export type Preparation =
  /** Sales that really ran through terminal and host; without an `amount` (fen) each is 1.00 more than the last. */
  | { readonly sales: number; readonly pan?: string; readonly entry?: EntryMode; readonly amount?: number }
  /** Sales until the terminal refuses one. */
  | { readonly fill: 'hard' | 'soft' }
  /** Offline sales that the host does not know yet. */
  | { readonly offline: number }
  /** Voids of the newest sales. */
  | { readonly voids: number }
  /** Opens 结算 in the menu, then presses each of these when the terminal is quiet. */
  | { readonly settle: readonly Press[] }
  | { readonly press: readonly Press[] }
  /** Somebody cleared the log before anything was settled. */
  | { readonly wiped: true }
  | { readonly host: HostRule }
  /** The host takes no calls for so many simulated milliseconds. */
  | { readonly hostDownFor: number }
  /** The acquirer does not know this terminal. */
  | { readonly registered: false }
  /** The host works in a later batch than the terminal. */
  | { readonly hostBatchAhead: number }
  /** The host has booked this many sales that the terminal never had. */
  | { readonly hostExtra: number }
  | { readonly line: LinkRule }
  | { readonly network: 'up' | 'down' }
  | { readonly sim: 'in' | 'out' }
  | { readonly printer: 'ok' | 'out' | 'jam' }
  /** The print head is too hot for so many simulated milliseconds. */
  | { readonly hotFor: number }
  /** Lines that can still be printed, and what stops the printer then: `out` when it is not said. */
  | { readonly paperLeft: number; readonly endsAs?: 'jam' | 'hot' }
  | { readonly battery: number }
  | { readonly session: 'none' }
  | {
      readonly operator: {
        readonly id: string
        readonly maySettle?: boolean
        readonly password?: string
        readonly misses?: number
      }
    }
  | { readonly powerCut: PowerCut }
  | { readonly power: 'off' | 'on' }

/** Something wrong with a terminal, its line, its paper or its host; data from `content/faults`. */
export interface Fault {
  readonly id: string
  /** For a list of faults, e.g. 「储存满」. */
  readonly title: string
  /** What the merchant sees. */
  readonly sees: string
  /** The kinds that can have it. */
  readonly kinds: readonly TerminalKind[]
  /** Most transactions that the log may hold, when not the device's own. */
  readonly maxCount?: number
  readonly prepare: readonly Preparation[]
}
