import { clockAt } from '../clock.ts'
import { digits } from '../digits.ts'
import { toHex } from '../iso8583/field.ts'
import { type Message, packFrame, unpackFrame } from '../iso8583/frame.ts'
import { macIsRight, scramble, withMac } from '../iso8583/mac.ts'
import { packTotals, packType, unpackType } from '../iso8583/subfields.ts'
import { type MessageKind, messageKind } from '../message-kind.ts'
import { findTestCard } from '../test-card.ts'
import { isTrade } from '../trade.ts'
import { authorise, reverse } from './authorise.ts'
import { endBatch, settleBatch, takeUpload } from './close-batch.ts'
import { type Host, type HostRule, type HostTerminal, takeRule, terminalKey } from './host.ts'

/** What comes back over the line: a frame, or null when the request made no sense. */
interface HostTurn {
  readonly host: Host
  readonly frame: string | null
}

interface Reply {
  readonly books: HostTerminal
  readonly fields: Readonly<Record<number, string>>
}

// After these codes the header demands a new sign-in.
const signInAgain = new Set(['77', '99', 'A0'])

/** Answers one request frame. The same request again has no second effect. */
export function answer(host: Host, frame: string, now: number): HostTurn {
  const unpacked = unpackFrame(frame)
  if (!unpacked.ok) return { host, frame: null }
  const request = unpacked.message
  const kind = messageKind(request)
  if (!kind) return { host, frame: null }
  const { host: left, rule } = takeRule(host, kind)
  const key = terminalKey(request.fields[42] ?? '', request.fields[41] ?? '')
  const books = left.terminals[key]
  if (!books) return { host: left, frame: respond(request, { 39: '97' }, now, '') }
  const sequence = left.sequence
  const reply = handle({ books, kind, request, rule, sequence, profile: left.profile })
  if (!reply) return { host: left, frame: null }
  const next: Host = {
    ...left,
    sequence: sequence + 1,
    terminals: { ...left.terminals, [key]: rule?.forget ? forgotten(books, reply.books) : reply.books },
  }
  const mak = request.fields[64] ? reply.books.mak : ''
  return { host: next, frame: respond(request, reply.fields, now, mak, rule?.badMac) }
}

// Approved to the terminal, but the books stay as they were: a host that loses a sale.
const forgotten = (before: HostTerminal, after: HostTerminal): HostTerminal => ({
  ...after,
  transactions: before.transactions,
})

interface Case {
  readonly books: HostTerminal
  readonly kind: MessageKind
  readonly request: Message
  readonly rule: HostRule | undefined
  readonly sequence: number
  readonly profile: Host['profile']
}

function handle(one: Case): Reply | null {
  const { books, kind, request, rule } = one
  if (rule?.answer) return { books, fields: { 39: rule.answer } }
  if (isTrade(kind) || kind === 'reversal') return money(one)
  const batch = unpackType(request.fields[60])?.batch ?? 0
  switch (kind) {
    case 'sign-in':
      return signIn(books)
    case 'settlement':
      return settlement(one, batch)
    case 'upload': {
      const taken = takeUpload(books, batch, request)
      return taken ? { books: taken, fields: { 39: '00' } } : { books, fields: { 39: '30' } }
    }
    case 'upload-end':
      return { books: endBatch(books, batch), fields: { 39: '00' } }
    case 'sign-off':
    case 'echo':
    case 'signature':
      return { books, fields: { 39: '00' } }
  }
}

function signIn(books: HostTerminal): Reply {
  const signIns = books.signIns + 1
  const pik = scramble(signIns, books.batch, '1F3D5B79ACE02468')
  const mak = scramble(signIns, books.batch, '0123456789ABCDEF')
  const check = (key: string): string => scramble(0, 0, key).slice(0, 8)
  return {
    books: { ...books, signIns, pik, mak },
    fields: {
      39: '00',
      60: packType({ type: '00', batch: books.batch, function: '001' }),
      62: pik + check(pik) + mak + check(mak),
    },
  }
}

function money({ books, kind, request, sequence }: Case): Reply {
  const { fields } = request
  const batch = unpackType(fields[60])?.batch ?? 0
  if (books.mak === '' || !macIsRight(request, books.mak)) return { books, fields: { 39: 'A0' } }
  if (kind === 'reversal') {
    const decision = reverse(books, request)
    return { books: decision.books, fields: { 39: decision.code } }
  }
  // An offline sale may come late: it belongs to the batch in which it was made.
  if (batch !== books.batch && kind !== 'offline-sale') return { books, fields: { 39: '77' } }
  if (!isTrade(kind)) return { books, fields: { 39: '12' } }
  const reference = digits(sequence, 12)
  const authorisation = fields[38] ?? digits(sequence, 6)
  const trace = Number(fields[11])
  const decision = authorise(books, kind, request, { batch, trace, reference, authorisation })
  const card = findTestCard(fields[2] ?? '')
  return {
    books: decision.books,
    fields: {
      37: reference,
      ...(decision.code === '00' ? { 38: authorisation } : {}),
      39: decision.code,
      ...(kind === 'balance' && card ? { 54: `1002156C${digits(card.balance, 12)}` } : {}),
      ...(card ? { 63: card.organisation } : {}),
    },
  }
}

function settlement({ books, request, rule, profile }: Case, batch: number): Reply {
  const settled = settleBatch(books, batch, request, rule?.flag)
  if (!settled) return { books, fields: { 39: '30' } }
  const { inner, outer, totals } = settled.settlement
  const flags: [number, number] = rule?.flag === undefined ? [inner, outer] : [rule.flag, rule.flag]
  // The card organisation's answer carries only flags; the other dialect an answer code and the host's totals.
  const fields =
    profile === 'cup'
      ? {
          48:
            (request.fields[48] ?? '').slice(0, 30) +
            flags[0] +
            (request.fields[48] ?? '').slice(31, 61) +
            flags[1],
        }
      : { 39: flags[0] === 1 && flags[1] === 1 ? '00' : '95', 48: packTotals(totals, flags) }
  return { books: settled.books, fields }
}

const echoed = [2, 3, 4, 11, 25, 41, 42, 49, 60]

function respond(
  request: Message,
  fields: Readonly<Record<number, string>>,
  now: number,
  mak: string,
  badMac = false,
): string {
  const { date, time } = clockAt(now)
  const kept: Record<number, string> = {}
  for (const number of echoed) {
    const value = request.fields[number]
    if (value !== undefined) kept[number] = value
  }
  const demand = signInAgain.has(fields[39] ?? '') ? '3' : '0'
  const message: Message = {
    tpdu: `60${request.tpdu.slice(6)}${request.tpdu.slice(2, 6)}`,
    header: request.header.slice(0, 5) + demand + request.header.slice(6),
    mti: request.mti.slice(0, 2) + String(Number(request.mti[2]) + 1) + request.mti.slice(3),
    fields: { ...kept, 12: time, 13: date.slice(4), 32: '00000001', ...fields },
  }
  if (mak === '') return packFrame(message)
  const signed = withMac(message, mak)
  return packFrame(badMac ? { ...signed, fields: { ...signed.fields, 64: toHex('wrong!!!') } } : signed)
}
