import type { Device } from '../device.ts'
import { digits } from '../digits.ts'
import type { Flash } from '../flash.ts'
import { toHex } from '../iso8583/field.ts'
import { type Message, packFrame } from '../iso8583/frame.ts'
import { withMac } from '../iso8583/mac.ts'
import { type BatchTotals, packDetails, packOriginal, packTotals, packType } from '../iso8583/subfields.ts'
import type { LogRecord, Reversal } from '../record.ts'
import { findTestCard, isInner } from '../test-card.ts'
import { type EntryMode, type TradeKind, type TradeName, tradeForms } from '../trade.ts'

// TPDU: to network address 0003, from 0000; header: magnetic-stripe and chip cards, version 31, no demand.
const tpdu = '6000030000'
const header = '603100310001'

const entryModes: Readonly<Record<EntryMode, string>> = { swipe: '021', insert: '051', tap: '071' }

/** Everything about a trade that its request carries. */
export interface TradeRequest {
  readonly kind: TradeKind
  readonly trace: number
  readonly batch: number
  readonly pan: string
  readonly entry: EntryMode
  readonly amount: number
  /** The 8 bytes of F52; null when the customer typed no PIN. */
  readonly pinBlock: string | null
  readonly reference: string
  readonly authorisation: string
  readonly original: TradeName | null
}

function message(device: Device, mti: string, trace: number, fields: Message['fields']): Message {
  const { terminal, number } = device.merchant
  return { tpdu, header, mti, fields: { 11: digits(trace, 6), 41: terminal, 42: number, ...fields } }
}

/** What names a trade in its request, in its reversal and in its detail. */
function tradeFields(trade: Pick<TradeRequest, 'kind' | 'pan' | 'batch' | 'amount'>): Message['fields'] {
  const { processing, condition, type } = tradeForms[trade.kind]
  return {
    2: trade.pan,
    3: processing,
    4: digits(trade.amount, 12),
    25: condition,
    60: packType({ type, batch: trade.batch, function: '000' }),
  }
}

const chipFields = (trace: number): Message['fields'] => ({
  23: '001',
  55: `9F2608${digits(trace, 16)}9F360200019505008004E800`,
})

/** The request of a trade, signed with the session's MAC key. */
export function tradeFrame(device: Device, flash: Flash, trade: TradeRequest): string {
  const expiry = findTestCard(trade.pan)?.expiry ?? '0000'
  // A request for the balance carries no amount.
  const { 4: amount = '', ...named } = tradeFields(trade)
  const fields: Record<number, string> = {
    ...named,
    14: expiry,
    22: `${entryModes[trade.entry].slice(0, 2)}${trade.pinBlock ? 1 : 2}`,
    49: '156',
    ...(trade.kind === 'balance' ? {} : { 4: amount }),
    ...(trade.entry === 'swipe' ? { 35: `${trade.pan}D${expiry}201` } : chipFields(trade.trace)),
    ...(trade.pinBlock ? { 26: '06', 52: trade.pinBlock, 53: '2600000000000000' } : {}),
    ...(trade.reference ? { 37: trade.reference } : {}),
    ...(trade.authorisation ? { 38: trade.authorisation } : {}),
    ...(trade.original ? { 61: packOriginal(trade.original.batch, trade.original.trace) } : {}),
  }
  return signed(flash, message(device, tradeForms[trade.kind].mti, trade.trace, fields))
}

const signed = (flash: Flash, unsigned: Message): string =>
  packFrame(withMac(unsigned, flash.session?.mak ?? '0000000000000000'))

/** 0400: takes back the request that stands in the flash. F39 says why, F61 which one. */
export function reversalFrame(device: Device, flash: Flash, trace: number, reversal: Reversal): string {
  const fields: Record<number, string> = {
    ...tradeFields(reversal),
    22: entryModes[reversal.entry],
    39: reversal.reason,
    49: '156',
    61: packOriginal(reversal.batch, reversal.trace),
  }
  return signed(flash, message(device, '0400', trace, fields))
}

/** 0800: asks for work keys and the batch number. */
export function signInFrame(device: Device, flash: Flash, trace: number, operator: string): string {
  const fields = {
    60: packType({ type: '00', batch: flash.batch, function: '001' }),
    62: toHex(`Sequence No16${device.merchant.terminal}`),
    63: `${operator} `,
  }
  return packFrame(message(device, '0800', trace, fields))
}

/** 0820: signs off (002) or tests the line (301). */
export function managementFrame(device: Device, flash: Flash, trace: number, code: '002' | '301'): string {
  return packFrame(
    message(device, '0820', trace, { 60: packType({ type: '00', batch: flash.batch, function: code }) }),
  )
}

/** 0820 with function 800: the signature that belongs to a record. */
export function signatureFrame(device: Device, trace: number, record: LogRecord): string {
  const fields = {
    // An offline sale has no reference number.
    ...(record.reference ? { 37: record.reference } : {}),
    60: packType({ type: '00', batch: record.batch, function: '800' }),
    62: toHex(`signature of ${digits(record.trace, 6)}`),
  }
  return packFrame(message(device, '0820', trace, fields))
}

/** 0500: claims the batch's totals. */
export function settlementFrame(device: Device, flash: Flash, trace: number, totals: BatchTotals): string {
  const fields = {
    48: packTotals(totals),
    49: '156',
    60: packType({ type: '00', batch: flash.batch, function: '201' }),
    63: `${flash.session?.operator ?? '01'} `,
  }
  return packFrame(message(device, '0500', trace, fields))
}

/** 0320: up to eight sales of the batch. */
export function detailsFrame(
  device: Device,
  trace: number,
  batch: number,
  records: readonly LogRecord[],
): string {
  const details = records.map(({ pan, amount, trace: original }) => ({
    inner: isInner(pan),
    trace: original,
    pan,
    amount,
  }))
  const fields = { 48: packDetails(details), 60: packType({ type: '00', batch, function: '201' }) }
  return packFrame(message(device, '0320', trace, fields))
}

/** 0320: one record alone: a refund or completion (201), or a sale by chip (203 balanced, 205 not balanced). */
export function singleDetailFrame(
  device: Device,
  batch: number,
  record: LogRecord,
  code: '201' | '203' | '205',
): string {
  const fields: Record<number, string> = {
    ...tradeFields(record),
    22: entryModes[record.entry],
    60: packType({ type: '00', batch, function: code }),
    ...(record.entry === 'swipe' ? {} : chipFields(record.trace)),
  }
  return packFrame(message(device, '0320', record.trace, fields))
}

/** 0320: the batch upload is over; F48 says how many details were sent, F60.3 whether both sides balanced. */
export function uploadEndFrame(
  device: Device,
  trace: number,
  batch: number,
  count: number,
  balanced: boolean,
): string {
  const fields = {
    48: digits(count, 4),
    60: packType({ type: '00', batch, function: balanced ? '207' : '202' }),
  }
  return packFrame(message(device, '0320', trace, fields))
}
