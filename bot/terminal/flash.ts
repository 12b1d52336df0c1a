import type { Operator } from './device.ts'
import { nextNumber } from './next-number.ts'
import type { LogRecord, Reversal, Settlement } from './record.ts'

interface Session {
  readonly operator: string
  /** Work keys, 16 hexadecimal digits each. */
  readonly pik: string
  readonly mak: string
}

/** An operator as the terminal keeps it. */
export interface OperatorRecord extends Operator {
  /** Wrong passwords in a row. */
  readonly misses: number
}

/** Everything that survives a power cut. */
export interface Flash {
  readonly batch: number
  /** The trace number of the next message. */
  readonly trace: number
  readonly session: Session | null
  readonly log: readonly LogRecord[]
  readonly reversal: Reversal | null
  readonly settlement: Settlement | null
  /** The batch is closed but its log was not freed: the next boot does it. */
  readonly clearPending: boolean
  /** For the reprint of its slip. */
  readonly lastSettlement: Settlement | null
  readonly operators: readonly OperatorRecord[]
  /** Most transactions that the log may hold. */
  readonly maxCount: number
  /** The operator who locked the terminal. */
  readonly lockedBy: string | null
}

/** One write to the flash: it happens whole or not at all. */
export type Entry =
  | { readonly type: 'signed-in'; readonly session: Session; readonly batch: number | null }
  | { readonly type: 'signed-off' }
  | { readonly type: 'trace-taken' }
  | { readonly type: 'reversal-kept'; readonly reversal: Reversal }
  | { readonly type: 'reversal-marked'; readonly reason: Reversal['reason'] }
  | { readonly type: 'reversal-tried' }
  /** The host took the trade back, or declined it. */
  | { readonly type: 'reversal-dropped' }
  /** Every try failed: people must deal with it. */
  | { readonly type: 'reversal-given-up' }
  | { readonly type: 'record-kept'; readonly record: LogRecord }
  | { readonly type: 'record-sent'; readonly trace: number }
  | { readonly type: 'signature-kept'; readonly trace: number }
  | { readonly type: 'signature-sent'; readonly trace: number }
  | { readonly type: 'settlement-opened'; readonly settlement: Settlement }
  | { readonly type: 'details-sent'; readonly traces: readonly number[] }
  | { readonly type: 'upload-ended' }
  | { readonly type: 'slip-printed'; readonly next: 'details' | 'clearing' }
  | { readonly type: 'details-done' }
  | { readonly type: 'log-cleared' }
  | { readonly type: 'batch-advanced' }
  | { readonly type: 'log-wiped' }
  | { readonly type: 'operator-set'; readonly operator: OperatorRecord }
  | { readonly type: 'operator-removed'; readonly id: string }
  | { readonly type: 'max-count-set'; readonly count: number }
  | { readonly type: 'lock-set'; readonly by: string | null }

/** The flash after one write. */
export function applyEntry(flash: Flash, entry: Entry): Flash {
  switch (entry.type) {
    case 'signed-in':
      return { ...flash, session: entry.session, batch: entry.batch ?? flash.batch }
    case 'signed-off':
      return { ...flash, session: null }
    case 'trace-taken':
      return { ...flash, trace: nextNumber(flash.trace) }
    case 'reversal-kept':
      return { ...flash, trace: nextNumber(flash.trace), reversal: entry.reversal }
    case 'reversal-marked':
      return { ...flash, reversal: flash.reversal && { ...flash.reversal, reason: entry.reason } }
    case 'reversal-tried':
      return { ...flash, reversal: flash.reversal && { ...flash.reversal, tries: flash.reversal.tries + 1 } }
    case 'reversal-dropped':
    case 'reversal-given-up':
      return { ...flash, reversal: null }
    // One write keeps the record and drops its reversal: between two writes a power cut could take back a sale
    // that the log already holds.
    case 'record-kept':
      return {
        ...flash,
        log: withRecord(flash.log, entry.record),
        // An offline sale must not drop the reversal of another trade.
        reversal: flash.reversal?.trace === entry.record.trace ? null : flash.reversal,
      }
    case 'record-sent':
      return { ...flash, log: mark(flash.log, [entry.trace], record => ({ ...record, sent: true })) }
    case 'signature-kept':
      return { ...flash, log: mark(flash.log, [entry.trace], record => ({ ...record, signature: 'kept' })) }
    case 'signature-sent':
      return { ...flash, log: mark(flash.log, [entry.trace], record => ({ ...record, signature: 'sent' })) }
    case 'log-wiped':
      return { ...flash, log: [], trace: 1, reversal: null, settlement: null, clearPending: false }
    case 'operator-set': {
      const others = flash.operators.filter(({ id }) => id !== entry.operator.id)
      return { ...flash, operators: [...others, entry.operator].sort((a, b) => (a.id < b.id ? -1 : 1)) }
    }
    case 'operator-removed':
      return { ...flash, operators: flash.operators.filter(({ id }) => id !== entry.id) }
    case 'max-count-set':
      return { ...flash, maxCount: entry.count }
    case 'lock-set':
      return { ...flash, lockedBy: entry.by }
    default:
      return applySettlementEntry(flash, entry)
  }
}

type SettlementEntry = Extract<
  Entry,
  {
    type:
      | 'settlement-opened'
      | 'details-sent'
      | 'upload-ended'
      | 'slip-printed'
      | 'details-done'
      | 'log-cleared'
      | 'batch-advanced'
  }
>

function applySettlementEntry(flash: Flash, entry: SettlementEntry): Flash {
  const { settlement } = flash
  switch (entry.type) {
    case 'settlement-opened':
      // A log that was still to be freed is freed at the end of this settlement.
      return { ...flash, settlement: entry.settlement, clearPending: false }
    case 'details-sent':
      return {
        ...flash,
        settlement: settlement && { ...settlement, uploaded: settlement.uploaded + entry.traces.length },
        log: mark(flash.log, entry.traces, record => ({ ...record, sent: true })),
      }
    case 'upload-ended':
      return { ...flash, settlement: settlement && { ...settlement, stage: 'printing' } }
    case 'slip-printed':
      return { ...flash, settlement: settlement && { ...settlement, stage: entry.next } }
    case 'details-done':
      return { ...flash, settlement: settlement && { ...settlement, stage: 'clearing' } }
    case 'log-cleared':
      return { ...flash, log: [], clearPending: false }
    case 'batch-advanced':
      return {
        ...flash,
        batch: nextNumber(settlement?.batch ?? flash.batch),
        lastSettlement: settlement,
        settlement: null,
        clearPending: flash.log.length > 0,
      }
  }
}

function withRecord(log: readonly LogRecord[], record: LogRecord): readonly LogRecord[] {
  const { original, kind } = record
  if (!original || kind === 'refund' || kind === 'completion') return [...log, record]
  const voided = log.map(one =>
    one.batch === original.batch && one.trace === original.trace ? { ...one, voided: true } : one,
  )
  return [...voided, record]
}

const mark = (
  log: readonly LogRecord[],
  traces: readonly number[],
  change: (record: LogRecord) => LogRecord,
): readonly LogRecord[] => log.map(record => (traces.includes(record.trace) ? change(record) : record))
