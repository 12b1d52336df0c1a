import { detailsPerMessage } from '../iso8583/subfields.ts'
import type { Exchange } from '../ram.ts'
import type { LogRecord, Settlement } from '../record.ts'
import { isInner } from '../test-card.ts'
import { tradeForms } from '../trade.ts'
import { goOn, type Turn, tell, warn, write } from '../turn.ts'
import {
  dial,
  failureText,
  needsSignIn,
  type Outcome,
  sendAgain,
  showCode,
  signInAgain,
  tellFailure,
  transmit,
} from './exchange.ts'
import { detailsFrame, signatureFrame, singleDetailFrame, tradeFrame, uploadEndFrame } from './message.ts'

/** Offline sales and signatures go up before the totals; null when there is nothing left. */
export function nextBeforeSettlement(turn: Turn): Turn | null {
  const { log } = turn.flash
  const offline = log.find(record => record.kind === 'offline-sale' && !record.sent)
  const drawn = log.find(record => record.signature === 'kept')
  if (!offline && !drawn) return null
  if (!turn.ram.connected) return dial(turn)
  if (offline) return sendOffline(turn, offline)
  if (!drawn) return null
  const { trace } = turn.flash
  const frame = signatureFrame(turn.device, trace, drawn)
  return transmit(write(turn, { type: 'trace-taken' }), 'signature', trace, frame, [drawn.trace])
}

function sendOffline(turn: Turn, record: LogRecord): Turn {
  const frame = tradeFrame(turn.device, turn.flash, { ...record, pinBlock: null, original: null })
  return transmit(turn, 'offline-sale', record.trace, frame, [record.trace])
}

/** What the batch upload still has to send, in order; null when only the end message is left. */
function nextUpload(
  log: readonly LogRecord[],
  settlement: Settlement,
): { readonly type: 'details' | 'single' | 'chip'; readonly records: readonly LogRecord[] } | null {
  const unbalanced = (record: LogRecord): boolean =>
    (isInner(record.pan) ? settlement.inner : settlement.outer) !== 1
  const left = log.filter(record => !record.sent && !record.voided && tradeForms[record.kind].side !== null)
  const byStripe = left.filter(
    record => record.kind === 'sale' && record.entry === 'swipe' && unbalanced(record),
  )
  if (byStripe.length > 0) return { type: 'details', records: byStripe.slice(0, detailsPerMessage) }
  const single = left.find(
    record => (record.kind === 'refund' || record.kind === 'completion') && unbalanced(record),
  )
  if (single) return { type: 'single', records: [single] }
  const chip = left.find(record => record.kind === 'sale' && record.entry !== 'swipe')
  return chip ? { type: 'chip', records: [chip] } : null
}

/** Sends the next message of the batch upload; the line must be open. */
export function sendUpload(turn: Turn, settlement: Settlement): Turn {
  const { device, flash } = turn
  const { batch } = settlement
  const balanced = settlement.inner === 1 && settlement.outer === 1
  const next = nextUpload(flash.log, settlement)
  const [first] = next?.records ?? []
  if (!next || !first) {
    const frame = uploadEndFrame(device, flash.trace, batch, settlement.uploaded, balanced)
    return transmit(write(turn, { type: 'trace-taken' }), 'upload-end', flash.trace, frame)
  }
  const carries = next.records.map(record => record.trace)
  if (next.type === 'details') {
    const frame = detailsFrame(device, flash.trace, batch, next.records)
    return transmit(write(turn, { type: 'trace-taken' }), 'upload', flash.trace, frame, carries)
  }
  const code = next.type === 'single' ? '201' : balanced ? '203' : '205'
  const frame = singleDetailFrame(device, batch, first, code)
  return transmit(turn, 'upload', first.trace, frame, carries)
}

/** The host's answer to one upload: what it acknowledges is marked at once, so that an interrupted upload goes on there. */
export function uploadEnded(turn: Turn, exchange: Exchange, outcome: Outcome): Turn {
  if (outcome.type === 'failed') {
    const told = tellFailure(turn, outcome.why)
    if (exchange.sends < turn.device.rules.resendTimes && turn.senses.network)
      return sendAgain(told, exchange)
    return warn(tell(told, 'upload-interrupted'), failureText(turn, outcome.why), 'home')
  }
  const { code } = outcome
  if (needsSignIn(code)) return signInAgain(tell(turn, 'upload-interrupted'), code ?? '')
  // 94: the host has it already, which is all that an upload is for.
  if (code !== '00' && code !== '94') return showCode(tell(turn, 'upload-interrupted'), code ?? '96')
  return goOn(acknowledged(turn, exchange), 'job')
}

function acknowledged(turn: Turn, exchange: Exchange): Turn {
  const [first = 0] = exchange.carries
  const count = exchange.carries.length
  switch (exchange.kind) {
    case 'offline-sale':
      return tell(write(turn, { type: 'record-sent', trace: first }), 'offline-uploaded')
    case 'signature':
      return tell(write(turn, { type: 'signature-sent', trace: first }), 'signature-uploaded')
    case 'upload-end':
      return tell(write(turn, { type: 'upload-ended' }), 'upload-ended')
    default:
      return tell(write(turn, { type: 'details-sent', traces: exchange.carries }), 'details-uploaded', {
        count,
      })
  }
}
