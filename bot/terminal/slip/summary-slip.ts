import { sumLog } from '../batch.ts'
import { alignRight, centre, spread } from '../cells.ts'
import { clockAt, formatClock } from '../clock.ts'
import type { Device } from '../device.ts'
import { formatAmount } from '../money.ts'
import type { LogRecord } from '../record.ts'
import { say } from '../text.ts'
import { labelled, rule, slipColumns, slipHead } from './slip-line.ts'

/** 交易汇总: the sums of the log as they stand now. */
export function summarySlip(device: Device, log: readonly LogRecord[], batch: number, now: number): string[] {
  const { inner, outer } = sumLog(log)
  const row = (label: string, count: number, amount: number): string[] =>
    spread(label, alignRight(String(count), 5) + alignRight(formatAmount(amount), 14), slipColumns)
  return [
    centre(say(device, 'slip-summary'), slipColumns),
    rule,
    ...slipHead(device, batch),
    ...labelled(device, 'slip-time', formatClock(clockAt(now))),
    say(device, 'slip-columns'),
    rule,
    say(device, 'slip-inner'),
    ...row(say(device, 'slip-debit'), inner.debitCount, inner.debit),
    ...row(say(device, 'slip-credit'), inner.creditCount, inner.credit),
    say(device, 'slip-outer'),
    ...row(say(device, 'slip-debit'), outer.debitCount, outer.debit),
    ...row(say(device, 'slip-credit'), outer.creditCount, outer.credit),
    rule,
  ]
}
