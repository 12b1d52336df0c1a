import { totalsWords } from '../batch.ts'
import { newest } from '../newest.ts'
import type { LogRecord } from '../record.ts'
import { detailSlip } from '../slip/detail-slip.ts'
import { salesSlip } from '../slip/sales-slip.ts'
import { settlementSlip } from '../slip/settlement-slip.ts'
import { summarySlip } from '../slip/summary-slip.ts'
import { alarm, show, type Turn, tell, warn } from '../turn.ts'
import { startPrinting } from './paper.ts'

/** The record with this trace number; the newest one when a number stands twice. */
export const recordOf = (turn: Turn, trace: number): LogRecord | undefined =>
  newest(turn.flash.log, record => record.trace === trace)

const noRecords = (turn: Turn): Turn => warn(tell(turn, 'original-not-found'), 'no-records', 'home')
const noOriginal = (turn: Turn): Turn => warn(tell(turn, 'original-not-found'), 'no-original', 'home')

/** 重打最后一笔, 重打任意一笔: the slip of a record, marked as a reprint. */
export function reprint(turn: Turn, record: LogRecord | undefined): Turn {
  if (turn.flash.log.length === 0) return noRecords(turn)
  if (!record) return noOriginal(turn)
  return startPrinting(turn, salesSlip(turn.device, record, 'merchant', true), 'home')
}

/** 重打上笔结算单: the totals again, without the host's answer to them. */
export function reprintSettlement(turn: Turn): Turn {
  const { settlement, lastSettlement } = turn.flash
  const kept = settlement ?? lastSettlement
  if (!kept) return warn(turn, 'no-settlement', 'home')
  return startPrinting(turn, settlementSlip(turn.device, turn.flash.log, kept, true), 'home')
}

/** 打印交易明细 and 打印交易汇总. */
export function printLog(
  turn: Turn,
  what: 'details' | 'summary',
  after: 'home' | 'details-printed' = 'home',
): Turn {
  const { log, batch } = turn.flash
  if (log.length === 0 && after === 'home') return noRecords(turn)
  const lines =
    what === 'details'
      ? detailSlip(turn.device, log, batch, turn.senses.now)
      : summarySlip(turn.device, log, batch, turn.senses.now)
  return startPrinting(turn, lines, after)
}

/** 交易查询: the records on the screen, newest first. */
export function browse(turn: Turn): Turn {
  const { length } = turn.flash.log
  return length === 0 ? noRecords(turn) : show(turn, { type: 'records', index: length - 1, only: false })
}

/** One record by its trace number. */
export function browseOne(turn: Turn): Turn {
  const trace = Number(turn.ram.job?.values.trace ?? '0')
  const record = recordOf(turn, trace)
  if (!record) return noOriginal(turn)
  return show(turn, { type: 'records', index: turn.flash.log.indexOf(record), only: true })
}

/** The sums so far. */
export const browseTotals = (turn: Turn): Turn =>
  alarm(turn, 'totals-so-far', 'home', totalsWords(turn.flash.log))
