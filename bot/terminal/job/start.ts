import { fullness } from '../batch.ts'
import type { JobName } from '../job-name.ts'
import { paperText } from '../printer.ts'
import type { Values } from '../ram.ts'
import { isTrade } from '../trade.ts'
import { alarm, beep, goOn, idle, learn, notice, show, startJob, type Turn, tell, warn } from '../turn.ts'
import { findOperator } from './operator.ts'

// In per cent; with less a settlement is not begun.
const leastBattery = 10

const needSession = (name: JobName): boolean =>
  isTrade(name) || name === 'settle' || name === 'sign-off' || name === 'echo'

/** Begins a job, or says why the terminal refuses; `values` is what is already known, such as the card. */
export function begin(turn: Turn, name: JobName, values: Values = {}): Turn {
  if (needSession(name) && !turn.flash.session) {
    return warn(tell(turn, 'sign-in-required'), 'not-signed-in', 'sign-in')
  }
  const started = startJob(turn, name, values)
  if (isTrade(name)) return beginTrade(started, name)
  switch (name) {
    case 'settle':
      return beginSettlement(started)
    case 'sign-off':
      if (turn.flash.settlement || turn.flash.log.length > 0) return warn(started, 'settle-first', 'home')
      return goOn(started, 'job')
    case 'set-max-count':
      if (turn.flash.settlement || turn.flash.log.length > 0) return warn(started, 'clear-first', 'home')
      return goOn(started, 'job')
    default:
      return goOn(started, 'job')
  }
}

function beginTrade(turn: Turn, name: JobName): Turn {
  if (turn.flash.settlement) return unfinished(turn)
  if (name === 'balance') return goOn(turn, 'job')
  const { flash, device } = turn
  const count = String(flash.log.length)
  const refused = (): Turn => tell(turn, 'sale-refused', { count: flash.log.length })
  switch (fullness(flash, device.capacity)) {
    case 'hard':
      return device.rules.fullLeadsToSettlement
        ? show(startJob(refused(), 'settle'), { type: 'question', question: 'full' })
        : alarm(refused(), 'storage-full', 'home', { count })
    case 'freeing':
      return alarm(refused(), 'storage-full', 'home', { count })
    case 'too-much':
      return alarm(refused(), 'total-too-large', 'home')
    case 'soft':
    case 'near':
    case 'room':
      return goOn(turn, 'job')
  }
}

/** After a sale: the warning that the log is nearly full, or over its limit but not yet stopped. */
export function warnNearLimit(turn: Turn): Turn {
  const { flash, device } = turn
  const count = String(flash.log.length)
  const warned = (): Turn => tell(beep(turn), 'storage-warned', { count: flash.log.length })
  switch (fullness(flash, device.capacity)) {
    case 'near':
      return notice(warned(), 'storage-near', 'home', { count })
    case 'soft':
      return notice(warned(), 'storage-soft', 'home', { count })
    default:
      return goOn(turn, 'home')
  }
}

function beginSettlement(turn: Turn): Turn {
  const { flash, senses } = turn
  if (flash.settlement) return resume(turn)
  const operator = findOperator(turn, flash.session?.operator ?? '')
  if (operator && !operator.maySettle) {
    return warn(tell(turn, 'right-missing', { detail: operator.id }), 'no-right', 'home')
  }
  if (flash.log.length === 0) return warn(tell(turn, 'settlement-refused'), 'no-records', 'home')
  if (senses.battery < leastBattery) {
    return warn(tell(turn, 'settlement-refused', { detail: 'battery' }), 'battery-low', 'home')
  }
  if (senses.paper !== null && senses.paper !== 'ok') {
    return warn(tell(turn, 'settlement-refused', { detail: senses.paper }), paperText(senses.paper), 'home')
  }
  return goOn(turn, 'job')
}

// Whatever was wanted, the unfinished settlement comes first.
function unfinished(turn: Turn): Turn {
  return resume(startJob(tell(turn, 'sale-refused'), 'settle'))
}

/** Goes on with an unfinished settlement: by itself, or after asking. */
export function resume(turn: Turn): Turn {
  const settling = turn.ram.job?.name === 'settle' ? turn : startJob(turn, 'settle')
  if (turn.device.rules.resume === 'ask') return show(settling, { type: 'question', question: 'resume' })
  return notice(tell(settling, 'settlement-resumed'), 'upload-resumes', 'job')
}

/** The idle screen; without a session the terminal asks for the operator first. */
export function home(turn: Turn): Turn {
  const resting = idle(turn)
  if (resting.flash.lockedBy !== null) return show(resting, { type: 'locked' }, null)
  return resting.flash.session ? resting : goOn(startJob(resting, 'sign-in'), 'job')
}

/** An amount was typed: zero cannot be sold. */
export function checkAmount(turn: Turn, typed: string): Turn {
  const amount = Number(typed)
  if (amount === 0) return warn(tell(turn, 'amount-refused'), 'amount-zero', 'job')
  return goOn(learn(turn, { amount: String(amount) }), 'job')
}
