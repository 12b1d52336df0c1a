import type { KeyId } from './device.ts'
import { printAgain, stopPrinting } from './job/paper.ts'
import { begin, home } from './job/start.ts'
import { signed } from './job/trade.ts'
import { typeKey } from './job/type-entry.ts'
import type { JobName } from './job-name.ts'
import type { Page, QuestionId } from './ram.ts'
import { liveKeys, pageSize } from './screen/controls.ts'
import { isTrade } from './trade.ts'
import { goOn, idle, learn, show, startJob, type Turn, tell } from './turn.ts'

/** What a key does on the page that is shown. A key that is not live here only tells so. */
export function pressKey(turn: Turn, key: KeyId): Turn {
  const { page } = turn.ram
  if (!liveKeys(turn.device, turn.flash, page).includes(key))
    return tell(turn, 'key-not-live', { detail: key })
  switch (page.type) {
    case 'idle':
      return pressAtIdle(turn, key)
    case 'menu':
      return pressInMenu(turn, page, key)
    case 'enter':
      return key === 'cancel' ? cancel(turn) : typeKey(turn, page.entry, page.typed, key)
    case 'card':
      return cancel(turn)
    case 'question':
      return answerQuestion(turn, page.question, key !== 'cancel' && key !== '0')
    case 'notice':
      return key === 'cancel' && page.after === 'job' && turn.ram.job?.name !== 'settle'
        ? cancel(turn)
        : goOn(turn, page.after)
    case 'signature':
      return key === 'confirm' ? signed(turn, page.trace) : turn
    case 'paper':
      return key === 'confirm' ? printAgain(turn) : stopPrinting(turn)
    case 'records':
      return pressInRecords(turn, page, key)
    case 'locked':
      return show(startJob(turn, 'lock'), { type: 'enter', entry: 'lockPassword', typed: '' })
    case 'boot':
    case 'busy':
    case 'printing':
    case 'go':
      return turn
  }
}

/** Gives up what is being asked. */
export function cancel(turn: Turn): Turn {
  const { job } = turn.ram
  if (!job) return home(turn)
  const told = tell(turn, cancelledFact(job.name), { detail: job.name })
  // Giving up a sign-in leads to the idle screen, from which the menu can be reached.
  return job.name === 'sign-in' || !turn.flash.session ? idle(told) : home(told)
}

function cancelledFact(name: JobName) {
  if (name === 'settle') return 'settlement-cancelled'
  return isTrade(name) ? 'sale-cancelled' : 'cancelled'
}

function pressAtIdle(turn: Turn, key: KeyId): Turn {
  if (key === 'menu' || (key === 'confirm' && (turn.device.kind !== 'smart' || turn.flash.session))) {
    return show(turn, { type: 'menu', menu: 'main', top: 0 })
  }
  if (key === 'confirm') return goOn(startJob(turn, 'sign-in'), 'job')
  // The first digit of an amount begins a sale, unless something stops it.
  const began = begin(turn, 'sale')
  return began.ram.page.type === 'go' && began.ram.job?.name === 'sale'
    ? typeKey(began, 'amount', '', key)
    : began
}

function pressInMenu(turn: Turn, page: Extract<Page, { type: 'menu' }>, key: KeyId): Turn {
  const items = turn.device.menus[page.menu]?.items ?? []
  const size = pageSize(turn.device, page.menu)
  switch (key) {
    case 'cancel':
      return page.menu === 'main' || page.menu === 'manager' || page.menu === 'system'
        ? idle(turn)
        : show(turn, { type: 'menu', menu: 'main', top: 0 })
    case 'up':
      return show(turn, { ...page, top: Math.max(page.top - size, 0) })
    case 'down':
      return page.top + size < items.length ? show(turn, { ...page, top: page.top + size }) : turn
    default:
      return chooseItem(turn, Number(key) - 1)
  }
}

/** A menu item was chosen by its words or its number. */
export function chooseItem(turn: Turn, index: number): Turn {
  const { page } = turn.ram
  if (page.type !== 'menu') return turn
  const item = turn.device.menus[page.menu]?.items[index]
  if (!item) return tell(turn, 'key-not-live', { detail: String(index + 1) })
  if (item.menu) return show(turn, { type: 'menu', menu: item.menu, top: 0 })
  if (item.notice) {
    return show(turn, { type: 'notice', text: item.notice, values: {}, after: 'home', stays: true })
  }
  return item.job ? begin(turn, item.job) : turn
}

function answerQuestion(turn: Turn, question: QuestionId, yes: boolean): Turn {
  switch (question) {
    case 'details':
      return goOn(learn(turn, { details: yes ? '1' : '0' }), 'details-answered')
    case 'full':
      return yes ? begin(turn, 'settle') : cancel(turn)
    case 'resume':
      return yes ? goOn(tell(turn, 'settlement-resumed'), 'job') : cancel(turn)
    case 'original':
    case 'wipe':
    case 'totals':
      return yes ? goOn(learn(turn, { [question]: '1' }), 'job') : cancel(turn)
  }
}

function pressInRecords(turn: Turn, page: Extract<Page, { type: 'records' }>, key: KeyId): Turn {
  if (key === 'cancel' || page.only) return home(turn)
  const step = key === 'up' ? 1 : -1
  const index = page.index + step
  return turn.flash.log[index] ? show(turn, { ...page, index }) : turn
}
