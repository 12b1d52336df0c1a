import { sumBatch } from '../batch.ts'
import type { Message } from '../iso8583/frame.ts'
import {
  type BalanceFlag,
  type BatchTotals,
  packTotals,
  unpackDetails,
  unpackTotals,
} from '../iso8583/subfields.ts'
import { nextNumber } from '../next-number.ts'
import { same } from './authorise.ts'
import type { HostSettlement, HostTerminal, HostTransaction } from './host.ts'

/** The host's own sums over a batch: everything booked in it except what was reversed. */
const sumBooked = (books: HostTerminal, batch: number): BatchTotals =>
  sumBatch(books.transactions.filter(one => one.batch === batch && one.status !== 'reversed'))

/** Compares the terminal's totals with the host's own, side by side, as they look on the line. */
export function settleBatch(
  books: HostTerminal,
  batch: number,
  request: Message,
  forced: number | undefined,
): { books: HostTerminal; settlement: HostSettlement } | null {
  const claimed = unpackTotals(request.fields[48] ?? '')
  if (!claimed) return null
  const totals = sumBooked(books, batch)
  const ours = packTotals(totals)
  const theirs = packTotals(claimed.totals)
  const flag = (from: number): BalanceFlag =>
    forced === 2 || forced === 3
      ? forced
      : ours.slice(from, from + 30) === theirs.slice(from, from + 30)
        ? 1
        : 2
  const settlement = { batch, inner: flag(0), outer: flag(31), totals }
  const others = books.settlements.filter(one => one.batch !== batch)
  return { books: { ...books, settlements: [...others, settlement] }, settlement }
}

/** Books the details that the host lacks, once; null when F48 and F11 say nothing readable. */
export function takeUpload(books: HostTerminal, batch: number, request: Message): HostTerminal | null {
  const { fields } = request
  if (fields[2]) {
    const kind = fields[3] === '200000' ? 'refund' : fields[25] === '06' ? 'completion' : 'sale'
    const detail = { trace: Number(fields[11]), pan: fields[2], amount: Number(fields[4] ?? '0') }
    return matchDetail(books, batch, detail, kind)
  }
  const details = unpackDetails(fields[48] ?? '')
  if (!details) return null
  return details.reduce((kept, detail) => matchDetail(kept, batch, detail, 'sale'), books)
}

function matchDetail(
  books: HostTerminal,
  batch: number,
  detail: { readonly trace: number; readonly pan: string; readonly amount: number },
  kind: HostTransaction['kind'],
): HostTerminal {
  const place = { batch, trace: detail.trace }
  if (books.transactions.some(same(place)) || books.suspense.some(same(place))) return books
  // The same trade under another batch number: booking it again would take the money twice.
  const elsewhere = books.transactions.some(
    one => one.trace === detail.trace && one.pan === detail.pan && one.amount === detail.amount,
  )
  if (elsewhere) {
    return { ...books, suspense: [...books.suspense, { ...place, amount: detail.amount }] }
  }
  const booked: HostTransaction = {
    ...place,
    kind,
    pan: detail.pan,
    amount: detail.amount,
    reference: '',
    authorisation: '',
    status: 'ok',
    refunded: 0,
    via: 'upload',
  }
  return { ...books, transactions: [...books.transactions, booked] }
}

/** Ends a batch; the same end again changes nothing. */
export function endBatch(books: HostTerminal, batch: number): HostTerminal {
  return books.batch === batch ? { ...books, batch: nextNumber(batch) } : books
}
