import { swap } from './swap.ts'
import type { SlipView } from './view.ts'

/** `out`: no paper; `hot`: the print head must cool down first. */
export type PrinterState = 'ok' | 'out' | 'jam' | 'hot'

/** A thermal printer and the paper in it. */
export interface Printer {
  readonly state: PrinterState
  /** Lines that can still be printed, */
  readonly left: number
  /** and what stops the printer after them. */
  readonly endsAs: Exclude<PrinterState, 'ok'>
  /** The simulated moment at which a hot print head has cooled down. */
  readonly coolAt: number
  readonly slips: readonly SlipView[]
}

// A roll of fifteen metres.
const linesOfRoll = 4000

// Simulated milliseconds until a hot print head has cooled down.
const coolingTime = 30_000

// Older slips are thrown away.
const slipsKept = 8

export const freshPrinter: Printer = {
  state: 'ok',
  left: linesOfRoll,
  endsAs: 'out',
  coolAt: 0,
  slips: [],
}

/** One line comes out at `now`; the last one stops the printer. */
export function printLine(printer: Printer, line: string, now: number): Printer {
  const last = printer.slips[printer.slips.length - 1]
  const slips =
    last && !last.torn
      ? swap(printer.slips, last, { ...last, lines: [...last.lines, line] })
      : [...printer.slips.slice(1 - slipsKept), { lines: [line], torn: false }]
  const left = printer.left - 1
  return left > 0
    ? { ...printer, left, slips }
    : { ...printer, left: 0, slips, state: printer.endsAs, coolAt: now + coolingTime }
}

/** The slip is torn off. */
export function tearOff(printer: Printer): Printer {
  const last = printer.slips[printer.slips.length - 1]
  return last && !last.torn
    ? { ...printer, slips: swap(printer.slips, last, { ...last, torn: true }) }
    : printer
}

/** A new roll, which also clears a jam; a hot print head stays hot. */
export const loadPaper = (printer: Printer): Printer => ({
  ...printer,
  left: linesOfRoll,
  endsAs: 'out',
  state: printer.state === 'hot' ? 'hot' : 'ok',
})

/** The print head has cooled down: it prints again if there is paper. */
export const coolDown = (printer: Printer): Printer =>
  printer.endsAs === 'hot'
    ? { ...printer, state: 'ok', endsAs: 'out', left: linesOfRoll }
    : { ...printer, state: printer.left > 0 ? 'ok' : 'out' }

/** What the screen says when the printer cannot print. */
export function paperText(state: Exclude<PrinterState, 'ok'>) {
  switch (state) {
    case 'out':
      return 'paper-out'
    case 'jam':
      return 'paper-jam'
    case 'hot':
      return 'printer-hot'
  }
}
