import { wrap } from '../cells.ts'
import type { Device } from '../device.ts'
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
    ...labelled(device, 'slip-batch', String(batch).padStart(6, '0')),
  ]
}
