import type { Message } from '../iso8583/frame.ts'
import { pinBlock } from '../iso8583/pin-block.ts'
import { unpackOriginal } from '../iso8583/subfields.ts'
import { newest } from '../newest.ts'
import { swap } from '../swap.ts'
import { findTestCard, wrongPin } from '../test-card.ts'
import type { TradeKind, TradeName } from '../trade.ts'
import type { HostTerminal, HostTransaction } from './host.ts'

/** The host's decision on a trade: an answer code, and its books after it. */
interface Decision {
  readonly code: string
  readonly books: HostTerminal
  readonly booked?: HostTransaction
}

/** Decides on one trade request whose batch and MAC are right. */
export function authorise(
  books: HostTerminal,
  kind: TradeKind,
  request: Message,
  draft: Pick<HostTransaction, 'batch' | 'trace' | 'reference' | 'authorisation'>,
): Decision {
  const pan = request.fields[2] ?? ''
  const amount = Number(request.fields[4] ?? '0')
  const refused = (code: string): Decision => ({ code, books })
  // The trace number names a trade within its batch: the same one again is a repetition.
  const known = newest(books.transactions, same(draft))
  if (known) return refused('94')
  const card = findTestCard(pan)
  if (!card) return refused('14')
  if (card.answer) return refused(card.answer)
  if (request.fields[52] === pinBlock(wrongPin, books.pik)) return refused('55')
  if (kind === 'balance') return { code: '00', books }
  if (amount <= 0) return refused('13')
  const takesMoney = kind === 'sale' || kind === 'preauth'
  if (takesMoney && amount > card.balance) return refused('51')
  const original = findOriginal(books, kind, request)
  const reason = original && refusal(original, kind, pan, amount)
  if (reason) return refused(reason)
  if (original === null) return refused('25')
  const booked: HostTransaction = {
    ...draft,
    kind,
    pan,
    amount,
    status: 'ok',
    refunded: 0,
    via: 'online',
    ...(original ? { original: { batch: original.batch, trace: original.trace } } : {}),
  }
  const changed = original
    ? replace(books.transactions, takenBack(original, kind, amount))
    : books.transactions
  return { code: '00', booked, books: { ...books, transactions: [...changed, booked] } }
}

/** Takes a trade out of the books and restores what it had undone; answers 25 when the host never had it. */
export function reverse(books: HostTerminal, request: Message): Decision {
  const named = unpackOriginal(request.fields[61])
  const found = named && newest(books.transactions, same(named))
  if (!found) return { code: '25', books }
  if (found.status === 'reversed') return { code: '00', books }
  if (found.status === 'voided') return { code: '12', books }
  const { original } = found
  const before = original && books.transactions.find(same(original))
  const restored = before
    ? replace(
        books.transactions,
        found.kind === 'refund'
          ? { ...before, refunded: before.refunded - found.amount }
          : { ...before, status: 'ok' },
      )
    : books.transactions
  return {
    code: '00',
    books: { ...books, transactions: replace(restored, { ...found, status: 'reversed' }) },
  }
}

// undefined: this kind has no original; null: it needs one, and the host does not know it.
function findOriginal(
  books: HostTerminal,
  kind: TradeKind,
  request: Message,
): HostTransaction | null | undefined {
  const newestFirst = (test: (transaction: HostTransaction) => boolean) =>
    newest(books.transactions, test) ?? null
  switch (kind) {
    case 'sale':
    case 'preauth':
    case 'offline-sale':
    case 'balance':
      return undefined
    case 'void':
    case 'completion-void': {
      const named = unpackOriginal(request.fields[61])
      const wanted = kind === 'void' ? 'sale' : 'completion'
      return named && newestFirst(one => same(named)(one) && one.kind === wanted)
    }
    case 'refund':
      return newestFirst(one => one.kind === 'sale' && one.reference === request.fields[37])
    case 'completion':
    case 'preauth-void':
      return newestFirst(one => one.kind === 'preauth' && one.authorisation === request.fields[38])
  }
}

function refusal(original: HostTransaction, kind: TradeKind, pan: string, amount: number): string | null {
  if (original.pan !== pan) return '25'
  if (original.status !== 'ok') return '12'
  switch (kind) {
    case 'refund':
      return original.refunded + amount > original.amount ? '64' : null
    case 'completion':
      // A completion may exceed its pre-authorisation by 15 per cent.
      return amount * 100 > original.amount * 115 ? '64' : null
    default:
      return original.amount !== amount || original.refunded > 0 ? '64' : null
  }
}

const takenBack = (original: HostTransaction, kind: TradeKind, amount: number): HostTransaction =>
  kind === 'refund'
    ? { ...original, refunded: original.refunded + amount }
    : { ...original, status: 'voided' }

/** Whether a transaction has this batch and trace number. */
export const same =
  (wanted: TradeName) =>
  (one: TradeName): boolean =>
    one.batch === wanted.batch && one.trace === wanted.trace

const replace = (all: readonly HostTransaction[], changed: HostTransaction): readonly HostTransaction[] =>
  swap(all, newest(all, same(changed)), changed)
