import type { Flash } from './flash.ts'
import type { BatchTotals, SideTotals } from './iso8583/subfields.ts'
import type { LogRecord } from './record.ts'
import { isInner } from './test-card.ts'
import { type TradeKind, tradeForms } from './trade.ts'

const none: SideTotals = { debit: 0, debitCount: 0, credit: 0, creditCount: 0 }

/** What counts of a trade in a batch, `amount` in fen. */
interface Counted {
  readonly kind: TradeKind
  readonly pan: string
  readonly amount: number
}

/** The totals of a batch, cards of the own network apart: a voided sale counts as sale and as void. */
export const sumBatch = (trades: readonly Counted[]): BatchTotals => ({
  inner: sumTrades(trades.filter(({ pan }) => isInner(pan))),
  outer: sumTrades(trades.filter(({ pan }) => !isInner(pan))),
})

/** Both sides of the batch together. */
export const sumTrades = (trades: readonly Counted[]): SideTotals => trades.reduce(add, none)

/** The totals as values for the terminal's texts. */
export function totalsWords(trades: readonly Counted[]): Readonly<Record<keyof SideTotals, string>> {
  const { debit, debitCount, credit, creditCount } = sumTrades(trades)
  return {
    debit: String(debit),
    debitCount: String(debitCount),
    credit: String(credit),
    creditCount: String(creditCount),
  }
}

function add(totals: SideTotals, { kind, amount }: Counted): SideTotals {
  const { side } = tradeForms[kind]
  switch (side) {
    case 'debit':
      return { ...totals, debit: totals.debit + amount, debitCount: totals.debitCount + 1 }
    case 'credit':
      return { ...totals, credit: totals.credit + amount, creditCount: totals.creditCount + 1 }
    case null:
      return totals
  }
}

/** Count and sum of one kind, without voided trades, as the settlement slip prints them. */
export function sumKind(
  log: readonly LogRecord[],
  inner: boolean,
  kind: LogRecord['kind'],
): { count: number; amount: number } {
  const records = log.filter(one => one.kind === kind && !one.voided && isInner(one.pan) === inner)
  return { count: records.length, amount: records.reduce((sum, one) => sum + one.amount, 0) }
}

/** `soft`: at the limit, a warning; `hard`: no further trade; `freeing`: the closed batch still fills the log. */
type Fullness = 'room' | 'near' | 'soft' | 'hard' | 'too-much' | 'freeing'

/** The count rule: how full the log is. `largestTotal` in fen. */
export function fullness(
  flash: Flash,
  capacity: { readonly warnPercent: number; readonly overrun: number; readonly largestTotal: number },
): Fullness {
  const count = flash.log.length
  if (flash.clearPending) return 'freeing'
  if (count >= flash.maxCount + capacity.overrun) return 'hard'
  if (sumTrades(flash.log).debit >= capacity.largestTotal) return 'too-much'
  if (count >= flash.maxCount) return 'soft'
  return count * 100 >= flash.maxCount * capacity.warnPercent ? 'near' : 'room'
}
