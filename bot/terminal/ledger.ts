import type { Entry } from './flash.ts'
import type { LogRecord } from './record.ts'

/** A trade that the terminal called approved, or a request that it gave up; customers were told so. */
export interface LedgerLine {
  readonly what: 'approved' | 'given-up' | 'wiped'
  readonly kind: LogRecord['kind'] | 'balance'
  readonly batch: number
  readonly trace: number
  readonly amount: number
}

/** Notes what a write means to the people at the till; the terminal itself cannot read this book. */
export function noteWrite(
  ledger: readonly LedgerLine[],
  entry: Entry,
  before: { readonly log: readonly LogRecord[]; readonly reversal: Omit<LedgerLine, 'what'> | null },
): readonly LedgerLine[] {
  switch (entry.type) {
    case 'record-kept':
      return [...ledger, line('approved', entry.record)]
    case 'log-wiped':
      return [
        ...ledger,
        ...before.log.filter(record => !record.sent).map(record => line('wiped', record)),
        ...(before.reversal ? [line('given-up', before.reversal)] : []),
      ]
    default:
      return ledger
  }
}

const line = (
  what: LedgerLine['what'],
  { kind, batch, trace, amount }: Omit<LedgerLine, 'what'>,
): LedgerLine => ({
  what,
  kind,
  batch,
  trace,
  amount,
})
