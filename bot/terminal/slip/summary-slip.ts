import { sumBatch } from '../batch.ts'
import { centre } from '../cells.ts'
import { clockAt, formatClock } from '../clock.ts'
import type { Device } from '../device.ts'
import type { LogRecord } from '../record.ts'
import { say } from '../text.ts'
import { bothSides, labelled, rule, slipColumns, slipHead } from './slip-line.ts'

/** 交易汇总: the sums of the log as they stand now. */
export function summarySlip(device: Device, log: readonly LogRecord[], batch: number, now: number): string[] {
  return [
    centre(say(device, 'slip-summary'), slipColumns),
    rule,
    ...slipHead(device, batch),
    ...labelled(device, 'slip-time', formatClock(clockAt(now))),
    say(device, 'slip-columns'),
    rule,
    ...bothSides(device, sumBatch(log)),
    rule,
  ]
}
