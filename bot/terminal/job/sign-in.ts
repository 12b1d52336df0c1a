import { unpackType } from '../iso8583/subfields.ts'
import { notice, type Turn, tell, warn, write } from '../turn.ts'
import type { Outcome } from './exchange.ts'
import { dial, failureText, showCode, tellFailure, transmit } from './exchange.ts'
import { managementFrame, signInFrame } from './message.ts'

/** Asks the host for keys and the batch number, for the operator whose password was right. */
export function signIn(turn: Turn): Turn {
  if (!turn.ram.connected) return dial(turn)
  const { trace } = turn.flash
  const operator = turn.ram.job?.values.operator ?? '01'
  const frame = signInFrame(turn.device, turn.flash, trace, operator)
  return transmit(write(turn, { type: 'trace-taken' }), 'sign-in', trace, frame)
}

/** The host's answer to a sign-in. The terminal takes the batch number from F60.2 of the answer. */
export function signInEnded(turn: Turn, outcome: Outcome): Turn {
  if (outcome.type === 'failed') {
    const told = tell(tellFailure(turn, outcome.why), 'sign-in-failed')
    return warn(told, failureText(turn, outcome.why), 'home')
  }
  const { message, code } = outcome
  if (code !== '00') return showCode(tell(turn, 'sign-in-failed', { detail: code ?? '' }), code ?? '96')
  const keys = message.fields[62] ?? ''
  if (keys.length !== 48) return warn(tell(turn, 'sign-in-failed'), 'keys-wrong', 'home')
  const operator = turn.ram.job?.values.operator ?? '01'
  const session = { operator, pik: keys.slice(0, 16), mak: keys.slice(24, 40) }
  // An unfinished settlement keeps its own batch number, and goes on first of all.
  const unfinished = turn.flash.settlement !== null
  const batch = unfinished ? null : (unpackType(message.fields[60])?.batch ?? null)
  const signed = write(turn, { type: 'signed-in', session, batch })
  return notice(tell(signed, 'signed-in', { detail: operator }), 'signed-in', unfinished ? 'resume' : 'home')
}

/** Tells the host that the terminal signs off. */
export function signOff(turn: Turn): Turn {
  if (!turn.ram.connected) return dial(turn)
  const { trace } = turn.flash
  const frame = managementFrame(turn.device, turn.flash, trace, '002')
  return transmit(write(turn, { type: 'trace-taken' }), 'sign-off', trace, frame)
}

/** Whatever the host says, the terminal forgets its keys. */
export function signOffEnded(turn: Turn): Turn {
  const off = write(turn, { type: 'signed-off' })
  return notice(tell(off, 'signed-off'), 'signed-off', 'home')
}

/** 回响测试: whether the host answers at all. */
export function echo(turn: Turn): Turn {
  if (!turn.ram.connected) return dial(turn)
  const { trace } = turn.flash
  const frame = managementFrame(turn.device, turn.flash, trace, '301')
  return transmit(write(turn, { type: 'trace-taken' }), 'echo', trace, frame)
}

/** The end of a line test. */
export function echoEnded(turn: Turn, outcome: Outcome): Turn {
  return outcome.type === 'answered'
    ? notice(turn, 'line-works', 'home')
    : warn(tellFailure(turn, outcome.why), failureText(turn, outcome.why), 'home')
}
