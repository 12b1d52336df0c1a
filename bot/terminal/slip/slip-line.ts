import { alignRight, spread, wrap } from '../cells.ts'
import type { Device } from '../device.ts'
import { digits } from '../digits.ts'
import type { BatchTotals, SideTotals } from '../iso8583/subfields.ts'
import { formatAmount } from '../money.ts'
import { say, type TextId } from '../text.ts'

/** Half-width cells on 58 mm paper. */
export const slipColumns = 32

export const rule = '-'.repeat(slipColumns)

/** A label and its value, on as many rows as they need. */
export const labelled = (device: Device, label: TextId, value: string): string[] =>
  wrap(`${say(device, label)}${value}`, slipColumns)

/** Merchant, terminal and batch, as every slip begins. */
export function slipHead(device: Device, batch: number): string[] {
  return [
    ...labelled(device, 'slip-merchant', device.merchant.name),
    ...labelled(device, 'slip-number', device.merchant.number),
    ...labelled(device, 'slip-terminal', device.merchant.terminal),
    ...labelled(device, 'slip-batch', digits(batch, 6)),
  ]
}

/** A kind or side of trades: how many, and their sum in fen. */
export const sumRow = (device: Device, label: TextId, count: number, amount: number): string[] =>
  spread(say(device, label), alignRight(String(count), 5) + alignRight(formatAmount(amount), 14), slipColumns)

/** Debits and credits. */
export const sideRows = (
  device: Device,
  { debit, debitCount, credit, creditCount }: SideTotals,
): string[] => [
  ...sumRow(device, 'slip-debit', debitCount, debit),
  ...sumRow(device, 'slip-credit', creditCount, credit),
]

/** Debits and credits of either side, each under its name. */
export const bothSides = (device: Device, { inner, outer }: BatchTotals): string[] => [
  say(device, 'slip-inner'),
  ...sideRows(device, inner),
  say(device, 'slip-outer'),
  ...sideRows(device, outer),
]
