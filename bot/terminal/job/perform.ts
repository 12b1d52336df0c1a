import type { JobName } from '../job-name.ts'
import { isTrade } from '../trade.ts'
import { goOn, notice, show, type Turn, tell, warn, write } from '../turn.ts'
import { nextInput } from './inputs.ts'
import { addOperator, changePassword, deleteOperator, enter, resetOperator } from './operator.ts'
import { browse, browseOne, browseTotals, printLog, recordOf, reprint, reprintSettlement } from './records.ts'
import { settle } from './settle.ts'
import { echo, signIn, signOff } from './sign-in.ts'
import { trade } from './trade.ts'

/** Asks for the next thing that the job needs, or does it when nothing is missing. */
export function continueJob(turn: Turn): Turn {
  const { job } = turn.ram
  if (!job) return goOn(turn, 'home')
  const input = nextInput(turn.device, job)
  if (!input) return perform(turn, job.name)
  switch (input.type) {
    case 'card':
      return show(turn, { type: 'card' })
    case 'enter':
      return show(turn, { type: 'enter', entry: input.entry, typed: '' })
    case 'question':
      return show(turn, { type: 'question', question: input.question })
  }
}

function perform(turn: Turn, name: JobName): Turn {
  if (isTrade(name)) return trade(turn, name)
  switch (name) {
    case 'sign-in':
    case 'switch-operator':
      return enter(turn) ?? signIn(turn)
    case 'sign-off':
      return signOff(turn)
    case 'settle':
      return settle(turn)
    case 'echo':
      return echo(turn)
    case 'lock': {
      const by = turn.flash.session?.operator ?? null
      return goOn(by === null ? turn : write(turn, { type: 'lock-set', by }), 'home')
    }
    case 'change-password':
      return changePassword(turn)
    case 'operator-add':
      return addOperator(turn)
    case 'operator-delete':
      return deleteOperator(turn)
    case 'operator-reset':
      return resetOperator(turn)
    case 'set-max-count':
      return setMaxCount(turn)
    case 'wipe-log':
      return wipeLog(turn)
    default:
      return withRecords(turn, name)
  }
}

function withRecords(turn: Turn, name: JobName): Turn {
  switch (name) {
    case 'reprint-last':
      return reprint(turn, turn.flash.log[turn.flash.log.length - 1])
    case 'reprint-any':
      return reprint(turn, recordOf(turn, Number(turn.ram.job?.values.trace ?? '0')))
    case 'reprint-settlement':
      return reprintSettlement(turn)
    case 'print-details':
      return printLog(turn, 'details')
    case 'print-summary':
      return printLog(turn, 'summary')
    case 'query':
      return browse(turn)
    case 'query-one':
      return browseOne(turn)
    case 'query-totals':
      return browseTotals(turn)
    default:
      throw new Error(`Nothing performs the job "${name}". Add it to perform.ts.`)
  }
}

const largestCount = 500

function setMaxCount(turn: Turn): Turn {
  const count = Number(turn.ram.job?.values.count ?? '0')
  if (count < 1 || count > largestCount) return warn(turn, 'count-wrong', 'home')
  return notice(write(turn, { type: 'max-count-set', count }), 'done', 'home')
}

/** 清除交易流水: deletes the log without an upload. This cannot be undone, so the fact says what was lost. */
function wipeLog(turn: Turn): Turn {
  const { log, settlement } = turn.flash
  const unsent = log.filter(record => record.kind === 'offline-sale' && !record.sent)
  const lost = unsent.reduce((sum, record) => sum + record.amount, 0)
  const wiped = write(turn, { type: 'log-wiped' })
  const detail = settlement ? 'settlement-unfinished' : ''
  const told = tell(wiped, 'log-wiped', { count: log.length, amount: lost, detail })
  return notice(told, 'log-wiped', 'home')
}
