import { sumBatch, sumTrades } from '../batch.ts'
import type { Message } from '../iso8583/frame.ts'
import { unpackTotals } from '../iso8583/subfields.ts'
import type { Settlement } from '../record.ts'
import { settlementSlip } from '../slip/settlement-slip.ts'
import { beep, goOn, notice, show, startJob, type Turn, tell, warn, write } from '../turn.ts'
import {
  dial,
  failureText,
  needsSignIn,
  type Outcome,
  showCode,
  signInAgain,
  tellFailure,
  transmit,
} from './exchange.ts'
import { settlementFrame } from './message.ts'
import { startPrinting } from './paper.ts'
import { sendReversal } from './reverse.ts'
import { nextBeforeSettlement, sendUpload } from './upload.ts'

/**
 * Does whatever the settlement needs next. Where it stands is read from the flash alone, so an interrupted
 * settlement goes on from exactly there: reversal → offline and signature upload → totals → 0500 → batch upload →
 * slip → details → log freed → batch number.
 */
export function settle(turn: Turn): Turn {
  const { settlement, reversal } = turn.flash
  if (settlement) return finish(turn, settlement)
  if (reversal) return turn.ram.connected ? sendReversal(turn) : dial(turn)
  const first = nextBeforeSettlement(turn)
  if (first) return first
  if (turn.ram.job?.values.totals !== '1') return showTotals(turn)
  if (!turn.ram.connected) return dial(turn)
  const { trace } = turn.flash
  const frame = settlementFrame(turn.device, turn.flash, trace, sumBatch(turn.flash.log))
  return transmit(write(turn, { type: 'trace-taken' }), 'settlement', trace, frame)
}

function showTotals(turn: Turn): Turn {
  const { debit, debitCount, credit, creditCount } = sumTrades(turn.flash.log)
  const told = tell(turn, 'totals-shown', { amount: debit - credit, count: debitCount + creditCount })
  return show(told, { type: 'question', question: 'totals' })
}

/** The host's answer to the totals. Unless it is good, nothing changes and the batch is kept. */
export function settlementEnded(turn: Turn, outcome: Outcome): Turn {
  if (outcome.type === 'failed') {
    const told = tell(tellFailure(turn, outcome.why), 'settlement-failed')
    return warn(told, failureText(turn, outcome.why), 'home')
  }
  const { message, code } = outcome
  if (needsSignIn(code)) return signInAgain(tell(turn, 'settlement-failed'), code ?? '')
  const settlement = readAnswer(turn, message, code)
  if (settlement === 'bad-flag') return warn(tell(turn, 'settlement-failed'), 'balance-code-wrong', 'home')
  if (settlement === null)
    return showCode(tell(turn, 'settlement-failed', { detail: code ?? '' }), code ?? '96')
  const opened = write(turn, { type: 'settlement-opened', settlement })
  const balanced = settlement.inner === 1 && settlement.outer === 1
  return goOn(tell(opened, balanced ? 'balanced' : 'unbalanced'), 'job')
}

// The card organisation's dialect has no F39; the other one says 00 balanced, 95 not balanced. Both put flags
// into F48; a missing F48 means that the host refused.
function readAnswer(turn: Turn, message: Message, code: string | null): Settlement | 'bad-flag' | null {
  const answer = unpackTotals(message.fields[48] ?? '')
  if (!answer || (code !== null && code !== '00' && code !== '95')) return null
  const [inner, outer] = answer.flags
  if (!isFlag(inner) || !isFlag(outer)) return 'bad-flag'
  return {
    batch: turn.flash.batch,
    totals: sumBatch(turn.flash.log),
    inner,
    outer,
    hostTotals: turn.device.host === 'lakala' ? answer.totals : null,
    at: turn.senses.now,
    operator: turn.flash.session?.operator ?? '',
    stage: 'uploading',
    uploaded: 0,
  }
}

const isFlag = (flag: number): flag is 1 | 2 | 3 => flag === 1 || flag === 2 || flag === 3

function finish(turn: Turn, settlement: Settlement): Turn {
  switch (settlement.stage) {
    case 'uploading':
      return turn.ram.connected ? sendUpload(turn, settlement) : dial(turn)
    case 'printing':
      return turn.device.printer
        ? startPrinting(
            turn,
            settlementSlip(turn.device, turn.flash.log, settlement, false),
            'settlement-slip-printed',
          )
        : slipPrinted(turn)
    case 'details':
      return show(turn, { type: 'question', question: 'details' })
    case 'clearing':
      return close(turn)
  }
}

/** The settlement slip is out. */
export function slipPrinted(turn: Turn): Turn {
  const asks = turn.device.printer && turn.device.rules.asksForDetails
  return goOn(write(turn, { type: 'slip-printed', next: asks ? 'details' : 'clearing' }), 'job')
}

/** Frees the log and moves to the next batch: the last thing, so that a lost line never loses the batch. */
function close(turn: Turn): Turn {
  const cleared = write(turn, { type: 'log-cleared' })
  const told = tell(cleared, 'log-cleared', { count: turn.flash.log.length })
  const advanced = tell(write(told, { type: 'batch-advanced' }), 'batch-advanced')
  return notice(beep(tell(advanced, 'settled')), 'settled', 'settled')
}

/** After 「结算成功」: the automatic sign-off, where the vendor wants one. */
export function afterSettlement(turn: Turn): Turn {
  return turn.device.rules.autoSignOff
    ? goOn(startJob(turn, 'sign-off', { automatic: '1' }), 'job')
    : goOn(turn, 'home')
}
