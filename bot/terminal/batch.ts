import type { Flash } from './flash.ts'
import type { BatchTotals, SideTotals } from './iso8583/subfields.ts'
import type { LogRecord } from './record.ts'
import { isInner } from './test-card.ts'
import { tradeForms } from './trade.ts'

const none: SideTotals = { debit: 0, debitCount: 0, credit: 0, creditCount: 0 }

/** The totals that the terminal claims in a settlement: a voided sale counts as sale and as void. */
export function sumLog(log: readonly LogRecord[]): BatchTotals {
  let inner = none
  let outer = none
  for (const record of log) {
    if (isInner(record.pan)) inner = add(inner, record)
    else outer = add(outer, record)
  }
  return { inner, outer }
}

function add(totals: SideTotals, { kind, amount }: LogRecord): SideTotals {
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

/** Count and sum of one kind as the settlement slip prints them: voided trades are left out. */
export function sumKind(
  log: readonly LogRecord[],
  inner: boolean,
  kind: LogRecord['kind'],
): { count: number; amount: number } {
  const records = log.filter(one => one.kind === kind && !one.voided && isInner(one.pan) === inner)
  return { count: records.length, amount: records.reduce((sum, one) => sum + one.amount, 0) }
}

/** `soft`: at the limit, a warning; `hard`: no further trade; `freeing`: the closed batch still fills the log. */
export type Fullness = 'room' | 'near' | 'soft' | 'hard' | 'too-much' | 'freeing'

/** The count rule: how full the log is. `largestTotal` in fen. */
export function fullness(
  flash: Flash,
  capacity: { readonly warnPercent: number; readonly overrun: number; readonly largestTotal: number },
): Fullness {
  const count = flash.log.length
  if (flash.clearPending) return 'freeing'
  if (count >= flash.maxCount + capacity.overrun) return 'hard'
  const { inner, outer } = sumLog(flash.log)
  if (inner.debit + outer.debit >= capacity.largestTotal) return 'too-much'
  if (count >= flash.maxCount) return 'soft'
  return count * 100 >= flash.maxCount * capacity.warnPercent ? 'near' : 'room'
}
