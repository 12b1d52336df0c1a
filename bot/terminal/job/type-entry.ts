import type { KeyId } from '../device.ts'
import type { EntryId } from '../ram.ts'
import { beep, goOn, learn, show, type Turn, tell, unlearn, warn, write } from '../turn.ts'
import { entryRules } from './inputs.ts'
import { checkOperator, checkPassword } from './operator.ts'
import { checkAmount } from './start.ts'
import { originalOf } from './trade.ts'

/** A key while something is typed: digits, 清除; 确认 hands it in. 取消 is handled by the page. */
export function typeKey(turn: Turn, entry: EntryId, typed: string, key: KeyId): Turn {
  const rule = entryRules[entry]
  const keep = (next: string): Turn => show(turn, { type: 'enter', entry, typed: next })
  if (key === 'clear') return keep(typed.slice(0, -1))
  if (key === 'confirm') return typed.length < rule.least ? beep(turn) : handIn(turn, entry, typed)
  const next = entry === 'amount' ? (typed + key).replace(/^0+/, '') : typed + key
  return next.length > rule.most ? beep(turn) : keep(next)
}

function handIn(turn: Turn, entry: EntryId, typed: string): Turn {
  const values = turn.ram.job?.values ?? {}
  switch (entry) {
    case 'operator':
      return checkOperator(turn, typed)
    case 'password':
    case 'oldPassword':
      return checkPassword(turn, values.operator ?? '', entry, typed)
    case 'managerPassword':
      return checkPassword(turn, '00', entry, typed)
    case 'lockPassword':
      return unlock(turn, typed)
    case 'repeatPassword':
      return values.newPassword === typed
        ? goOn(learn(turn, { repeatPassword: typed }), 'job')
        : warn(unlearn(turn, ['newPassword']), 'passwords-differ', 'job')
    case 'amount':
      return checkAmount(turn, typed)
    case 'trace':
      return checkTrace(turn, typed)
    default:
      return goOn(learn(turn, { [entry]: typed }), 'job')
  }
}

// A void names a sale of this batch that was not voided; a query or reprint looks for itself.
function checkTrace(turn: Turn, typed: string): Turn {
  const named = learn(turn, { trace: typed })
  const name = turn.ram.job?.name
  if (name !== 'void' && name !== 'completion-void') return goOn(named, 'job')
  const record = originalOf(named)
  if (record?.kind !== (name === 'void' ? 'sale' : 'completion')) {
    return warn(tell(turn, 'original-not-found'), 'no-original', 'home')
  }
  return record.voided ? warn(tell(turn, 'original-not-found'), 'already-voided', 'home') : goOn(named, 'job')
}

function unlock(turn: Turn, typed: string): Turn {
  const operator = turn.flash.operators.find(one => one.id === turn.flash.lockedBy)
  if (operator && operator.password !== typed)
    return warn(tell(turn, 'password-wrong'), 'password-wrong', 'home')
  return goOn(write(turn, { type: 'lock-set', by: null }), 'home')
}
