import { printSalesSlip } from './job/paper.ts'
import { continueJob } from './job/perform.ts'
import { printLog } from './job/records.ts'
import { afterSettlement, slipPrinted } from './job/settle.ts'
import { home, resume, warnNearLimit } from './job/start.ts'
import type { After } from './ram.ts'
import { goOn, idle, startJob, type Turn, write } from './turn.ts'

/** Takes the step that an earlier one asked for. */
export function follow(turn: Turn, after: After): Turn {
  switch (after) {
    case 'home':
      return home(turn)
    case 'job':
      return continueJob(turn)
    case 'resume':
      return resume(turn)
    case 'sign-in':
      return goOn(startJob(idle(turn), 'sign-in'), 'job')
    case 'second-copy': {
      const record = turn.flash.log[turn.flash.log.length - 1]
      return record ? printSalesSlip(turn, record, 'customer') : home(turn)
    }
    case 'sold':
      return warnNearLimit(turn)
    case 'settlement-slip-printed':
      return slipPrinted(turn)
    case 'details-answered':
      return turn.ram.job?.values.details === '1'
        ? printLog(turn, 'details', 'details-printed')
        : goOn(turn, 'details-printed')
    case 'details-printed':
      return goOn(write(turn, { type: 'details-done' }), 'job')
    case 'settled':
      return afterSettlement(turn)
  }
}
