import type { OperatorRecord } from '../flash.ts'
import { goOn, learn, notice, show, type Turn, tell, unlearn, warn, withJob, write } from '../turn.ts'

export const findOperator = (turn: Turn, id: string): OperatorRecord | undefined =>
  turn.flash.operators.find(operator => operator.id === id)

/** Checks a typed password; a wrong one is asked for again until the operator is locked. */
export function checkPassword(turn: Turn, id: string, entry: string, typed: string): Turn {
  const operator = findOperator(turn, id)
  if (!operator) return warn(tell(turn, 'operator-unknown', { detail: id }), 'operator-unknown', 'home')
  const { passwordTries } = turn.device.rules
  if (operator.misses >= passwordTries) return locked(turn, id)
  if (operator.password === typed) {
    const cleared =
      operator.misses === 0
        ? turn
        : write(turn, { type: 'operator-set', operator: { ...operator, misses: 0 } })
    return goOn(learn(cleared, { [entry]: typed }), 'job')
  }
  const missed = write(turn, { type: 'operator-set', operator: { ...operator, misses: operator.misses + 1 } })
  const told = tell(missed, 'password-wrong', { detail: id })
  if (operator.misses + 1 >= passwordTries) return locked(told, id)
  return warn(unlearn(told, [entry]), 'password-wrong', 'job')
}

/** Whether an operator has been locked by wrong passwords. */
const isLocked = (turn: Turn, operator: OperatorRecord): boolean =>
  operator.misses >= turn.device.rules.passwordTries

const locked = (turn: Turn, id: string): Turn =>
  warn(tell(turn, 'operator-locked', { detail: id }), 'operator-locked', 'home')

/** The operator number was typed: it must exist and not be locked. */
export function checkOperator(turn: Turn, id: string): Turn {
  const operator = findOperator(turn, id)
  if (!operator) return warn(tell(turn, 'operator-unknown', { detail: id }), 'operator-unknown', 'job')
  if (isLocked(turn, operator)) return locked(turn, id)
  return goOn(learn(turn, { operator: id }), 'job')
}

/** Number and password were right: 00 and 99 get their menus, a cashier takes over. Null means: sign in at the host. */
export function enter(turn: Turn): Turn | null {
  const id = turn.ram.job?.values.operator ?? ''
  const operator = findOperator(turn, id)
  if (!operator) return warn(turn, 'operator-unknown', 'home')
  if (operator.role !== 'cashier') {
    return show(withJob(turn, null), { type: 'menu', menu: operator.role, top: 0 })
  }
  const { session } = turn.flash
  if (!session || turn.ram.job?.name === 'sign-in') return null
  const switched = write(turn, { type: 'signed-in', session: { ...session, operator: id }, batch: null })
  return notice(tell(switched, 'operator-changed', { detail: id }), 'operator-changed', 'home')
}

const firstPassword = '0000'
const mostOperators = 7

/** 增加操作员 by the manager. */
export function addOperator(turn: Turn): Turn {
  const { subject = '', newPassword = '' } = turn.ram.job?.values ?? {}
  if (findOperator(turn, subject)) return warn(turn, 'operator-known', 'home')
  if (turn.flash.operators.length >= mostOperators) return warn(turn, 'operators-full', 'home')
  return store(turn, { id: subject, role: 'cashier', password: newPassword, maySettle: true, misses: 0 })
}

/** 删除操作员 by the manager; 00 and 99 stay. */
export function deleteOperator(turn: Turn): Turn {
  const id = turn.ram.job?.values.subject ?? ''
  const operator = findOperator(turn, id)
  if (operator?.role !== 'cashier')
    return warn(tell(turn, 'operator-unknown', { detail: id }), 'operator-unknown', 'home')
  const removed = write(turn, { type: 'operator-removed', id })
  return notice(tell(removed, 'operator-changed', { detail: id }), 'done', 'home')
}

/** The manager resets a cashier's password to the first one, which also unlocks a locked cashier. */
export function resetOperator(turn: Turn): Turn {
  const id = turn.ram.job?.values.subject ?? ''
  const operator = findOperator(turn, id)
  if (operator?.role !== 'cashier')
    return warn(tell(turn, 'operator-unknown', { detail: id }), 'operator-unknown', 'home')
  return store(turn, { ...operator, password: firstPassword, misses: 0 })
}

/** 修改密码 by the operator. */
export function changePassword(turn: Turn): Turn {
  const { operator: id = '', newPassword = '' } = turn.ram.job?.values ?? {}
  const operator = findOperator(turn, id)
  if (!operator) return warn(turn, 'operator-unknown', 'home')
  return store(turn, { ...operator, password: newPassword })
}

const store = (turn: Turn, operator: OperatorRecord): Turn => {
  const written = write(turn, { type: 'operator-set', operator })
  return notice(tell(written, 'operator-changed', { detail: operator.id }), 'done', 'home')
}
