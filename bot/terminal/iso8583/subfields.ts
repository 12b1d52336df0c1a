import { digits } from '../digits.ts'

/** Totals of one side of a batch: debit = sales and completions, credit = voids and refunds; amounts in fen. */
export interface SideTotals {
  readonly debit: number
  readonly debitCount: number
  readonly credit: number
  readonly creditCount: number
}

/** `inner` = cards of the home organisation (内卡), `outer` = all others (外卡). */
export interface BatchTotals {
  readonly inner: SideTotals
  readonly outer: SideTotals
}

/** What the host answers to the totals of one side: 1 balanced, 2 not balanced, 3 error. */
export type BalanceFlag = 1 | 2 | 3

/** F48 of a settlement: per side amount N12, count N3 twice, flag N1; 62 digits. */
export function packTotals(totals: BatchTotals, flags: readonly [number, number] = [0, 0]): string {
  return packSide(totals.inner) + String(flags[0]) + packSide(totals.outer) + String(flags[1])
}

const packSide = (side: SideTotals): string =>
  digits(side.debit, 12) + digits(side.debitCount, 3) + digits(side.credit, 12) + digits(side.creditCount, 3)

/** Reads F48 of a settlement or its answer; null when it is not 62 digits. The flags stand at offsets 30 and 61. */
export function unpackTotals(text: string): { totals: BatchTotals; flags: [number, number] } | null {
  if (!/^\d{62}$/.test(text)) return null
  return {
    totals: { inner: unpackSide(text.slice(0, 30)), outer: unpackSide(text.slice(31, 61)) },
    flags: [Number(text[30]), Number(text[61])],
  }
}

const unpackSide = (text: string): SideTotals => ({
  debit: Number(text.slice(0, 12)),
  debitCount: Number(text.slice(12, 15)),
  credit: Number(text.slice(15, 27)),
  creditCount: Number(text.slice(27, 30)),
})

/** One sale in a batch upload. */
interface Detail {
  readonly inner: boolean
  readonly trace: number
  readonly pan: string
  readonly amount: number
}

/** Details that fit into one upload message. */
export const detailsPerMessage = 8

/** F48 of a batch upload: count N2, then per sale side N2, trace N6, card number N20 filled with 0, amount N12. */
export function packDetails(details: readonly Detail[]): string {
  const rows = details.map(
    ({ inner, trace, pan, amount }) =>
      (inner ? '00' : '01') + digits(trace, 6) + pan.padStart(20, '0') + digits(amount, 12),
  )
  return digits(details.length, 2) + rows.join('')
}

/** Reads F48 of a batch upload; null when its count and its length disagree. */
export function unpackDetails(text: string): Detail[] | null {
  const count = Number(text.slice(0, 2))
  if (!/^\d+$/.test(text) || count > detailsPerMessage || text.length !== 2 + count * 40) return null
  return Array.from({ length: count }, (_, index) => {
    const row = text.slice(2 + index * 40, 42 + index * 40)
    return {
      inner: row.startsWith('00'),
      trace: Number(row.slice(2, 8)),
      pan: row.slice(8, 28).replace(/^0+/, ''),
      amount: Number(row.slice(28)),
    }
  })
}

/** F60: what kind of message, which batch, which function of the network. */
interface TypeField {
  readonly type: string
  readonly batch: number
  readonly function: string
}

/** F60: type N2, batch N6, function N3. */
export const packType = ({ type, batch, function: code }: TypeField): string => type + digits(batch, 6) + code

/** Reads F60; null when it is not 11 digits. */
export function unpackType(text: string | undefined): TypeField | null {
  if (text === undefined || !/^\d{11}$/.test(text)) return null
  return { type: text.slice(0, 2), batch: Number(text.slice(2, 8)), function: text.slice(8) }
}

/** F61: batch and trace of the original transaction, N6 each. */
export const packOriginal = (batch: number, trace: number): string => digits(batch, 6) + digits(trace, 6)

/** Reads F61; null when it is not 12 digits. */
export function unpackOriginal(text: string | undefined): { batch: number; trace: number } | null {
  if (text === undefined || !/^\d{12}$/.test(text)) return null
  return { batch: Number(text.slice(0, 6)), trace: Number(text.slice(6)) }
}
