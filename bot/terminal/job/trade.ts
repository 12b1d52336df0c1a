import { pinBlock } from '../iso8583/pin-block.ts'
import type { Exchange } from '../ram.ts'
import type { LogRecord } from '../record.ts'
import { type EntryMode, isTrade, type TradeKind, tradeForms } from '../trade.ts'
import { alarm, idle, notice, show, type Turn, tell, unlearn, warn, write } from '../turn.ts'
import {
  dial,
  type Failure,
  failureText,
  needsSignIn,
  type Outcome,
  showCode,
  signInAgain,
  tellFailure,
  transmit,
} from './exchange.ts'
import { type TradeRequest, tradeFrame } from './message.ts'
import { printSalesSlip } from './paper.ts'
import { sendReversal } from './reverse.ts'

/** Does a trade for which everything is known: pending reversal first, then the request. */
export function trade(turn: Turn, kind: TradeKind): Turn {
  if (kind === 'offline-sale') return keepOffline(turn)
  if (!turn.ram.connected) return dial(turn)
  if (turn.flash.reversal) return sendReversal(turn)
  const request = requestOf(turn, kind)
  const frame = tradeFrame(turn.device, turn.flash, request)
  // The reversal is in the flash before the request goes out: whatever happens now, the trade can be taken back.
  const noted = tradeForms[kind].reversible
    ? write(tell(turn, 'reversal-kept', { amount: request.amount }), {
        type: 'reversal-kept',
        reversal: {
          kind,
          batch: request.batch,
          trace: request.trace,
          pan: request.pan,
          entry: request.entry,
          amount: request.amount,
          reference: request.reference,
          authorisation: request.authorisation,
          reason: '98',
          tries: 0,
        },
      })
    : write(turn, { type: 'trace-taken' })
  return transmit(noted, kind, request.trace, frame)
}

function requestOf(turn: Turn, kind: TradeKind): TradeRequest {
  const { flash, ram } = turn
  const values = ram.job?.values ?? {}
  const pin = values.pin ?? ''
  const original = originalOf(turn)
  return {
    kind,
    batch: flash.batch,
    trace: flash.trace,
    pan: values.card ?? '',
    entry: entryMode(values.entry),
    amount: original ? original.amount : Number(values.amount ?? '0'),
    pinBlock: pin === '' ? null : pinBlock(pin, flash.session?.pik ?? ''),
    reference: values.reference ?? original?.reference ?? '',
    authorisation: values.authorisation ?? '',
    original: original ? { batch: original.batch, trace: original.trace } : null,
  }
}

const entryMode = (entry: string | undefined): EntryMode =>
  entry === 'insert' || entry === 'tap' ? entry : 'swipe'

/** The record that a void names by its trace number. */
export function originalOf(turn: Turn): LogRecord | undefined {
  const trace = Number(turn.ram.job?.values.trace ?? '0')
  return turn.flash.log.find(record => record.trace === trace)
}

/** The host's answer to a trade. */
export function tradeEnded(turn: Turn, exchange: Exchange, outcome: Outcome): Turn {
  const kind = turn.ram.job?.name
  if (!kind || !isTrade(kind)) return idle(turn)
  if (outcome.type === 'failed') {
    const told = tellFailure(turn, outcome.why)
    return warn(markReversal(told, outcome.why), failureText(turn, outcome.why), 'home')
  }
  const code = outcome.code ?? '96'
  if (!approves(code)) return declined(turn, code)
  if (kind === 'balance') {
    const balance = Number((outcome.message.fields[54] ?? '').slice(8))
    return alarm(tell(turn, 'balance-shown'), 'balance', 'home', { amount: String(balance) })
  }
  return approved(turn, kind, {
    trace: exchange.trace,
    amount: Number(outcome.message.fields[4] ?? '0'),
    authorisation: outcome.message.fields[38] ?? '',
    reference: outcome.message.fields[37] ?? '',
  })
}

// The reversal says why: 98 no answer, which it says from the start, A0 wrong MAC, 06 anything else.
function markReversal(turn: Turn, why: Failure): Turn {
  if (!turn.flash.reversal || why === 'timeout') return turn
  return write(turn, { type: 'reversal-marked', reason: why === 'mac' ? 'A0' : '06' })
}

const approves = (code: string): boolean => ['00', '10', '11', 'A2', 'A4', 'A5', 'A6'].includes(code)

function declined(turn: Turn, code: string): Turn {
  const dropped = turn.flash.reversal ? write(turn, { type: 'reversal-dropped' }) : turn
  const told = tell(dropped, 'sale-declined', { detail: code })
  if (needsSignIn(code)) return signInAgain(told, code)
  if (code === '55') return showCode(unlearn(told, ['pin']), code, 'job')
  return showCode(told, code)
}

function keepOffline(turn: Turn): Turn {
  const { flash } = turn
  const taken = write(turn, { type: 'trace-taken' })
  const amount = Number(turn.ram.job?.values.amount ?? '0')
  const authorisation = turn.ram.job?.values.authorisation ?? ''
  return approved(taken, 'offline-sale', { trace: flash.trace, amount, authorisation, reference: '' })
}

function approved(
  turn: Turn,
  kind: LogRecord['kind'],
  answer: Pick<LogRecord, 'trace' | 'amount' | 'authorisation' | 'reference'>,
): Turn {
  const request = requestOf(turn, kind)
  const { batch, session } = turn.flash
  const record: LogRecord = {
    ...answer,
    kind,
    batch,
    pan: request.pan,
    entry: request.entry,
    at: turn.senses.now,
    operator: session?.operator ?? '',
    voided: false,
    sent: false,
    signature: 'none',
    ...(request.original ? { original: request.original } : {}),
  }
  const kept = write(turn, { type: 'record-kept', record })
  const told = tell(kept, tradeForms[kind].fact, { amount: record.amount })
  if (turn.device.signature === 'screen') return show(told, { type: 'signature', trace: record.trace }, null)
  return turn.device.printer ? printSalesSlip(told, record, 'merchant') : notice(told, 'approved', 'sold')
}

/** The customer has signed on the screen. */
export function signed(turn: Turn, trace: number): Turn {
  const kept = write(turn, { type: 'signature-kept', trace })
  const record = kept.flash.log.find(one => one.trace === trace)
  return turn.device.printer && record
    ? printSalesSlip(kept, record, 'merchant')
    : notice(kept, 'approved', 'sold')
}
