import { centre, wrap } from '../cells.ts'
import { clockAt, formatClock } from '../clock.ts'
import type { Device } from '../device.ts'
import { digits } from '../digits.ts'
import { formatAmount } from '../money.ts'
import type { LogRecord } from '../record.ts'
import { findTestCard, maskPan } from '../test-card.ts'
import { say } from '../text.ts'
import type { EntryMode } from '../trade.ts'
import { labelled, rule, slipColumns, slipHead } from './slip-line.ts'

// How the card was read, behind its number: swiped, inserted, waved.
const entryMarks: Readonly<Record<EntryMode, string>> = { swipe: '/S', insert: '/I', tap: '/C' }

/** 签购单: one trade, for the merchant's or the customer's file. */
export function salesSlip(
  device: Device,
  record: LogRecord,
  copy: 'merchant' | 'customer',
  reprinted = false,
): string[] {
  const card = findTestCard(record.pan)
  const { original } = record
  return [
    centre(say(device, 'slip-title'), slipColumns),
    rule,
    ...slipHead(device, record.batch),
    ...labelled(device, 'slip-operator', record.operator),
    ...labelled(device, 'slip-card', maskPan(record.pan) + entryMarks[record.entry]),
    ...labelled(device, 'slip-issuer', card?.organisation ?? ''),
    ...labelled(device, 'slip-kind', say(device, `title-${record.kind}`)),
    ...labelled(device, 'slip-trace', digits(record.trace, 6)),
    ...(record.authorisation ? labelled(device, 'slip-authorisation', record.authorisation) : []),
    ...labelled(device, 'slip-time', formatClock(clockAt(record.at))),
    ...(record.reference ? labelled(device, 'slip-reference', record.reference) : []),
    ...labelled(device, 'slip-amount', `RMB ${formatAmount(record.amount)}`),
    ...(original ? labelled(device, 'slip-remark', digits(original.trace, 6)) : []),
    ...(reprinted ? wrap(say(device, 'slip-reprint'), slipColumns) : []),
    rule,
    ...(record.signature === 'none'
      ? [say(device, 'slip-signature'), '', '']
      : [say(device, 'slip-signed-on-screen')]),
    centre(say(device, copy === 'merchant' ? 'slip-merchant-copy' : 'slip-customer-copy'), slipColumns),
    centre(say(device, 'slip-test'), slipColumns),
  ]
}
