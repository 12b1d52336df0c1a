import type { BalanceFlag, BatchTotals } from './iso8583/subfields.ts'
import type { EntryMode, TradeKind, TradeName } from './trade.ts'

/** One approved trade in the terminal's log. */
export interface LogRecord {
  readonly kind: Exclude<TradeKind, 'balance'>
  readonly batch: number
  readonly trace: number
  readonly pan: string
  readonly entry: EntryMode
  /** Fen. */
  readonly amount: number
  readonly authorisation: string
  readonly reference: string
  /** Simulated milliseconds. */
  readonly at: number
  readonly operator: string
  /** The trade that this one takes back. */
  readonly original?: TradeName
  readonly voided: boolean
  /** Acknowledged by the host in an upload: an offline sale, or a detail of the batch upload. */
  readonly sent: boolean
  /** A signature drawn on the screen, and whether the host has it. */
  readonly signature: 'none' | 'kept' | 'sent'
}

/** A request whose answer is not there yet: it must be taken back unless the answer comes. */
export interface Reversal {
  readonly kind: TradeKind
  readonly batch: number
  readonly trace: number
  readonly pan: string
  readonly entry: EntryMode
  readonly amount: number
  readonly reference: string
  readonly authorisation: string
  /** 98 no answer, A0 wrong MAC, 06 other. */
  readonly reason: '98' | 'A0' | '06'
  readonly tries: number
}

/** A settlement that the host has answered and the terminal has not finished. */
export interface Settlement {
  readonly batch: number
  readonly totals: BatchTotals
  readonly inner: BalanceFlag
  readonly outer: BalanceFlag
  /** The host's own totals, where its answer carries them. */
  readonly hostTotals: BatchTotals | null
  readonly at: number
  readonly operator: string
  /** What is still to do first. */
  readonly stage: 'uploading' | 'printing' | 'details' | 'clearing'
  /** Details that the host acknowledged. */
  readonly uploaded: number
}
