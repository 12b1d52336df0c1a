import type { Entry, Flash } from './flash.ts'
import type { TradeKind, TradeName } from './trade.ts'

/**
 * What the people at the till know of a trade: it was approved, given up, wiped out of the log unsent, or settled a
 * second time because its log was not freed after the first.
 */
export interface LedgerLine extends TradeName {
  readonly what: 'approved' | 'given-up' | 'wiped' | 'settled-again'
  readonly kind: TradeKind
  /** Fen. */
  readonly amount: number
}

/** Notes what a write means to the people at the till; the terminal itself cannot read this. */
export function noteWrite(ledger: readonly LedgerLine[], entry: Entry, before: Flash): readonly LedgerLine[] {
  const { reversal } = before
  switch (entry.type) {
    case 'record-kept':
      return [...ledger, line('approved', entry.record)]
    case 'reversal-given-up':
      return reversal ? [...ledger, line('given-up', reversal)] : ledger
    case 'log-wiped':
      return [
        ...ledger,
        ...before.log.filter(record => !record.sent).map(record => line('wiped', record)),
        ...(reversal ? [line('given-up', reversal)] : []),
      ]
    case 'settlement-opened':
      return before.clearPending
        ? [...ledger, ...before.log.map(record => line('settled-again', record))]
        : ledger
    default:
      return ledger
  }
}

const line = (what: LedgerLine['what'], one: Omit<LedgerLine, 'what'>): LedgerLine => ({
  what,
  kind: one.kind,
  batch: one.batch,
  trace: one.trace,
  amount: one.amount,
})
