import { alarm, goOn, type Turn, tell, write } from '../turn.ts'
import { needsSignIn, type Outcome, showCode, signInAgain, tellFailure, transmit } from './exchange.ts'
import { reversalFrame } from './message.ts'

/** Sends the pending reversal; the line must be open. */
export function sendReversal(turn: Turn): Turn {
  const { reversal, trace } = turn.flash
  if (!reversal) return goOn(turn, 'job')
  const taken = write(turn, { type: 'trace-taken' })
  return transmit(taken, 'reversal', trace, reversalFrame(turn.device, turn.flash, trace, reversal))
}

// 00 done; 12 and 25: the host has no such trade, so there is nothing to take back.
const done = new Set(['00', '12', '25'])

/** The host's answer to a reversal: the job goes on, or the terminal tries again and at last gives up. */
export function reversalEnded(turn: Turn, outcome: Outcome): Turn {
  const { reversal } = turn.flash
  if (!reversal) return goOn(turn, 'job')
  if (outcome.type === 'answered' && outcome.code !== null) {
    if (done.has(outcome.code)) {
      const dropped = write(turn, { type: 'reversal-dropped' })
      return goOn(tell(dropped, 'reversal-done', { amount: reversal.amount }), 'job')
    }
    if (needsSignIn(outcome.code)) return signInAgain(turn, outcome.code)
    if (outcome.code === '97') return showCode(turn, outcome.code)
  }
  const failed = outcome.type === 'failed' ? tellFailure(turn, outcome.why) : turn
  const tried = tell(write(failed, { type: 'reversal-tried' }), 'reversal-failed')
  const tries = reversal.tries + 1
  if (tries < turn.device.rules.reversalTries) return sendReversal(tried)
  const givenUp = write(tried, { type: 'reversal-given-up' })
  return alarm(tell(givenUp, 'reversal-given-up', { amount: reversal.amount }), 'reversal-given-up', 'home')
}
