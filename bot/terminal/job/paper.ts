import type { After } from '../ram.ts'
import type { LogRecord } from '../record.ts'
import { salesSlip } from '../slip/sales-slip.ts'
import { beep, goOn, notice, print, show, type Turn, tear, tell, write } from '../turn.ts'

/** Prints a slip line by line; `after` follows when it is torn off. */
export function startPrinting(turn: Turn, lines: readonly string[], after: After): Turn {
  return show(turn, { type: 'printing', lines, next: 0, after }, turn.device.timing.line)
}

/** Prints one line, or stops when the printer cannot. */
export function printNext(turn: Turn): Turn {
  const { page } = turn.ram
  if (page.type !== 'printing') return turn
  if (turn.senses.paper !== 'ok') {
    const stopped = tell(beep(turn), 'printer-stopped', { detail: turn.senses.paper ?? '' })
    return show(stopped, { type: 'paper', lines: page.lines, after: page.after }, null)
  }
  const line = page.lines[page.next]
  if (line !== undefined) {
    return show(print(turn, line), { ...page, next: page.next + 1 }, turn.device.timing.line)
  }
  const torn = tell(
    tear(turn),
    page.after === 'settlement-slip-printed' ? 'settlement-slip-printed' : 'slip-printed',
  )
  return goOn(torn, page.after)
}

/** 确认 at 「打印机缺纸」: the slip begins again from its first line. */
export function printAgain(turn: Turn): Turn {
  const { page } = turn.ram
  if (page.type !== 'paper') return turn
  if (turn.senses.paper !== 'ok') return beep(turn)
  return startPrinting(tear(turn), page.lines, page.after)
}

/** 取消 at 「打印机缺纸」: what it means for a settlement slip depends on the vendor. */
export function stopPrinting(turn: Turn): Turn {
  const { page } = turn.ram
  if (page.type !== 'paper') return turn
  const torn = tell(tear(turn), 'printing-cancelled')
  if (page.after !== 'settlement-slip-printed')
    return goOn(torn, page.after === 'details-printed' ? page.after : 'home')
  if (turn.device.rules.paperCancel === 'halts') {
    return notice(torn, 'slip-needed', 'home')
  }
  const advanced = tell(write(torn, { type: 'batch-advanced' }), 'batch-advanced')
  return goOn(tell(advanced, 'log-kept', { count: advanced.flash.log.length }), 'home')
}

/** The merchant's copy, then the customer's. */
export function printSalesSlip(turn: Turn, record: LogRecord, copy: 'merchant' | 'customer'): Turn {
  const more = copy === 'merchant' && turn.device.rules.copies > 1
  return startPrinting(turn, salesSlip(turn.device, record, copy), more ? 'second-copy' : 'sold')
}
