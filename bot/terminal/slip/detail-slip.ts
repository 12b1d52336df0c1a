import { centre, spread } from '../cells.ts'
import { clockAt, formatClock } from '../clock.ts'
import type { Device } from '../device.ts'
import { digits } from '../digits.ts'
import { formatAmount } from '../money.ts'
import type { LogRecord } from '../record.ts'
import { maskPan } from '../test-card.ts'
import { say } from '../text.ts'
import { labelled, rule, slipColumns, slipHead } from './slip-line.ts'

/** 交易明细: every record of the log. */
export function detailSlip(device: Device, log: readonly LogRecord[], batch: number, now: number): string[] {
  return [
    centre(say(device, 'slip-details'), slipColumns),
    rule,
    ...slipHead(device, batch),
    ...labelled(device, 'slip-time', formatClock(clockAt(now))),
    say(device, 'slip-detail-columns'),
    rule,
    ...log.flatMap(record => [
      ...spread(
        `${digits(record.trace, 6)} ${say(device, `title-${record.kind}`)}`,
        record.voided ? say(device, 'voided-mark') : record.authorisation,
        slipColumns,
      ),
      ...spread(maskPan(record.pan), formatAmount(record.amount), slipColumns),
    ]),
    rule,
  ]
}
