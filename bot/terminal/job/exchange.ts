import { type Message, unpackFrame } from '../iso8583/frame.ts'
import { macIsRight } from '../iso8583/mac.ts'
import { type MessageKind, messageKind } from '../message-kind.ts'
import type { Exchange } from '../ram.ts'
import { goOn, send, show, type Turn, tell, warn, withExchange, write } from '../turn.ts'

/** Why no usable answer came. */
export type Failure = 'timeout' | 'unreadable' | 'mac'

/** How an exchange ended. */
export type Outcome =
  | { readonly type: 'answered'; readonly message: Message; readonly code: string | null }
  | { readonly type: 'failed'; readonly why: Failure }

/** Opens the line; the job goes on when it is open. */
export function dial(turn: Turn): Turn {
  if (!turn.senses.sim) return warn(tell(turn, 'connection-failed', { detail: 'sim' }), 'no-sim', 'home')
  return show(turn, { type: 'busy', text: 'connecting' }, turn.device.timing.dial)
}

/** What the line says after dialling. */
export function dialled(turn: Turn): Turn {
  const { network, host } = turn.senses
  if (!network)
    return warn(tell(turn, 'connection-failed', { detail: 'network' }), 'connection-failed', 'home')
  if (!host) return warn(tell(turn, 'connection-failed', { detail: 'host' }), 'host-timeout', 'home')
  return goOn({ ...turn, ram: { ...turn.ram, connected: true } }, 'job')
}

/** Sends a request and waits for its answer. */
export function transmit(
  turn: Turn,
  kind: MessageKind,
  trace: number,
  frame: string,
  carries: readonly number[] = [],
): Turn {
  return sendAgain(turn, { kind, trace, frame, sends: 0, carries })
}

/** Sends the same request once more. */
export function sendAgain(turn: Turn, exchange: Exchange): Turn {
  const { answer, leg } = turn.device.timing
  const sent = withExchange(send(turn, exchange.frame), { ...exchange, sends: exchange.sends + 1 })
  // Without a carrier the modem reports at once; otherwise the terminal waits its full time.
  return show(sent, { type: 'busy', text: busyText(exchange.kind) }, turn.senses.network ? answer : 2 * leg)
}

function busyText(kind: MessageKind) {
  switch (kind) {
    case 'reversal':
      return 'reversing'
    case 'sign-in':
      return 'signing-in'
    case 'sign-off':
      return 'signing-off'
    case 'settlement':
      return 'settling'
    case 'upload':
    case 'upload-end':
    case 'offline-sale':
    case 'signature':
      return 'uploading'
    default:
      return 'processing'
  }
}

/** Judges a frame that came over the line; null when it answers nothing that is awaited. */
export function judgeAnswer(turn: Turn, frame: string): Outcome | null {
  const { exchange } = turn.ram
  if (!exchange) return null
  const unpacked = unpackFrame(frame)
  if (!unpacked.ok) return { type: 'failed', why: 'unreadable' }
  const { message } = unpacked
  const isAnswer = Number(message.mti[2]) % 2 === 1
  if (!isAnswer || messageKind(message) !== exchange.kind) return null
  if (Number(message.fields[11]) !== exchange.trace) return null
  const code = message.fields[39] ?? null
  const carriesMoney =
    message.mti.startsWith('02') || message.mti.startsWith('01') || message.mti.startsWith('04')
  // A host that does not know the terminal, or has no key for it, cannot sign its answer.
  const unsigned = message.fields[64] === undefined && (code === '97' || code === 'A0')
  if (carriesMoney && !unsigned && !macIsRight(message, turn.flash.session?.mak ?? '')) {
    return { type: 'failed', why: 'mac' }
  }
  return { type: 'answered', message, code }
}

/** Answers after which the terminal must sign in again: 77 wrong batch, 99 wrong PIN format, A0 wrong MAC. */
export const needsSignIn = (code: string | null): boolean => code === '77' || code === '99' || code === 'A0'

/** Tells that no usable answer came. */
export function tellFailure(turn: Turn, why: Failure): Turn {
  switch (why) {
    case 'timeout':
      return tell(turn, 'answer-missing')
    case 'unreadable':
      return tell(turn, 'answer-unreadable')
    case 'mac':
      return tell(turn, 'mac-wrong')
  }
}

/** The text for a missing or unusable answer. */
export function failureText(turn: Turn, why: Failure) {
  switch (why) {
    case 'timeout':
      return turn.senses.network ? 'no-answer' : 'send-failed'
    case 'unreadable':
      return 'unreadable'
    case 'mac':
      return 'mac-wrong'
  }
}

/** Shows what the screen says to an answer code. */
export function showCode(turn: Turn, code: string, after: 'home' | 'job' | 'sign-in' = 'home'): Turn {
  const words = turn.device.answers[code] ?? turn.device.answers.other ?? ''
  return warn(turn, 'answer-code', after, { code, words })
}

/** Gives up the session after an answer that demands a new sign-in, and shows the answer. */
export function signInAgain(turn: Turn, code: string): Turn {
  const off = write(turn, { type: 'signed-off' })
  return showCode(tell(off, 'signed-off', { detail: code }), code, 'sign-in')
}
