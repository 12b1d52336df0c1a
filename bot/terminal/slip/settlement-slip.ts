import { sumKind } from '../batch.ts'
import { centre } from '../cells.ts'
import { clockAt, formatClock } from '../clock.ts'
import type { Device } from '../device.ts'
import type { BalanceFlag, BatchTotals } from '../iso8583/subfields.ts'
import type { LogRecord, Settlement } from '../record.ts'
import { say, type TextId } from '../text.ts'
import { bothSides, labelled, rule, sideRows, slipColumns, slipHead, sumRow } from './slip-line.ts'

/**
 * 结算总计单. Its total of sales leaves voided ones out, while the totals sent to the host count them on both sides. A
 * reprint does not repeat the host's answer; after the log was freed it is made from the kept totals.
 */
export function settlementSlip(
  device: Device,
  log: readonly LogRecord[],
  settlement: Settlement,
  reprinted: boolean,
): string[] {
  const records = log.filter(record => record.at <= settlement.at)
  const side = (inner: boolean): string[] => [
    rule,
    say(device, inner ? 'slip-inner' : 'slip-outer') +
      (reprinted ? '' : say(device, flagText(inner ? settlement.inner : settlement.outer))),
    ...(records.length > 0
      ? kindRows(device, records, inner)
      : sideRows(device, inner ? settlement.totals.inner : settlement.totals.outer)),
  ]
  return [
    rule,
    centre(say(device, 'slip-settlement'), slipColumns),
    rule,
    ...slipHead(device, settlement.batch),
    ...labelled(device, 'slip-operator', settlement.operator),
    ...labelled(device, 'slip-time', formatClock(clockAt(settlement.at))),
    say(device, 'slip-columns'),
    ...side(true),
    ...side(false),
    ...(reprinted ? [rule, centre(say(device, 'slip-reprint'), slipColumns)] : hostRows(device, settlement)),
    rule,
    centre(say(device, 'slip-test'), slipColumns),
  ]
}

function flagText(flag: BalanceFlag): TextId {
  switch (flag) {
    case 1:
      return 'slip-balanced'
    case 2:
      return 'slip-unbalanced'
    case 3:
      return 'slip-error'
  }
}

const printedKinds = [
  ['sale', 'slip-sale'],
  ['refund', 'slip-refund'],
  ['completion', 'slip-completion'],
  ['offline-sale', 'slip-offline'],
] as const

// Only the kinds that occur; sales always.
function kindRows(device: Device, log: readonly LogRecord[], inner: boolean): string[] {
  return printedKinds.flatMap(([kind, label]) => {
    const { count, amount } = sumKind(log, inner, kind)
    return count === 0 && kind !== 'sale' ? [] : sumRow(device, label, count, amount)
  })
}

// Where the host sent its own totals and they differ, both stand side by side.
function hostRows(device: Device, { hostTotals, totals, inner, outer }: Settlement): string[] {
  if (!hostTotals || (inner === 1 && outer === 1)) return []
  const block = (title: TextId, sums: BatchTotals): string[] => [
    say(device, title),
    ...bothSides(device, sums),
  ]
  return [rule, ...block('slip-own-totals', totals), ...block('slip-host-totals', hostTotals)]
}
